import Document
import Kernel
import Roadmap

/// Funding schemes, calendars, competences, goals, ROME codes.
extension EntryPage {
  func funding(_ funding: Funding) -> Document {
    let entry = SearchIndex.Entry(kind: .fundings, id: funding.id, title: funding.title)
    return Document(Inline(funding.title)) {
      Inline(markup: funding.summary) + .cite(funding.sources)
      toVerify(funding.confidence)
      forYou(funding.when)
      dated(funding, entry)
      if let days = funding.askBeforeWorkingDays {
        Inline("À demander au moins ") + .strong(Inline(French.plural(days, "jour ouvré", "jours ouvrés")))
          + " avant le début."
      }
      if let days = funding.askBeforeDays {
        Inline("À demander au moins ") + .strong(Inline(French.plural(days, "jour", "jours"))) + " avant le début."
      }
      bullets("Comment faire", funding.gestures)
      if !funding.warnings.isEmpty {
        Block.callout(.warning) { Block.bullets(funding.warnings.map { Inline(markup: $0) }) }
      }
      bullets("À vérifier", funding.unknown.map(\.sentence))
      Block.commands(["tremplin parcours": "voir ce que cela change pour vos parcours"])
    }
  }

  /// The amounts as a list; the grid of wages as a table, by age and year of contract.
  @BlockBuilder private func dated(_ funding: Funding, _ entry: SearchIndex.Entry) -> [Block] {
    if funding.wages.isEmpty {
      dated(entry)
    } else {
      dated(entry, only: { $0.path.hasPrefix("amounts") })
      wages(funding)
    }
  }

  @BlockBuilder private func wages(_ funding: Funding) -> [Block] {
    let ages = funding.wages.filter { $0.year == funding.wages[0].year }
    let years = Set(funding.wages.map(\.year)).sorted()
    Block.subheading("Paie minimale, en part du SMIC")
    Block.table(
      ["Âge"] + years.map { .right(Inline("\(French.ordinal($0, feminine: true)) année")) },
      rows: ages.map { age in
        let span = age.toAge >= 99 ? "\(age.fromAge) ans et plus" : "de \(age.fromAge) à \(age.toAge) ans"
        let bac = age.professionalBac.map { $0 ? ", bac pro, techno ou plus" : ", les autres" } ?? ""
        return [Inline(span + bac)]
          + years.map { year in
            let cell = funding.wages.first {
              $0.year == year && $0.fromAge == age.fromAge && $0.professionalBac == age.professionalBac
            }?.percent.at(today)
            return cell.map { Inline($0.value.inFrench(unit: "%")) + .cite($0.period.sources) } ?? "—"
          }
      })
    if let notice = funding.wages[0].percent.at(today)?.notice {
      Inline.warning(Inline(French.capitalized(notice.inFrench) + "."))
    }
  }

  func advice(_ advice: Advice) -> Document {
    Document("Conseil") {
      Inline(markup: advice.text) + .cite(advice.sources)
      toVerify(advice.confidence)
      forYou(advice.when)
    }
  }

  func calendar(_ calendar: ApplicationCalendar) -> Document {
    Document(Inline(calendar.title)) {
      Inline(markup: calendar.summary) + .cite(calendar.sources)
      for year in calendar.years.sorted(by: { $0.entry > $1.entry }) {
        Block.subheading(Inline("Entrée en \(year.entry)"))
        Block.definitions(
          (year.opens.map { [Definition("Ouverture", Inline($0.inFrench))] } ?? [])
            + [Definition("Dernier jour pour candidater", .strong(Inline(year.applyBefore.inFrench)))]
            + year.events.map { event in
              let end = event.until.map { " au \($0.inFrenchDigits)" } ?? ""
              return Definition(Inline(event.date.inFrenchDigits + end), Inline(markup: event.what))
            })
        Inline(year.confidence.mustBeChecked ? "À vérifier." : "Dates confirmées.") + .cite(year.sources)
      }
      Block.subheading("Les années suivantes")
      Inline(markup: calendar.projection.text)
      let next = nextEntry(calendar)
      Inline("Projection pour une entrée en \(next) : candidature avant le ")
        + .strong(Inline(calendar.projection.date(in: next).inFrench)) + ", à vérifier."
      bullets("À vérifier", calendar.unknown.map(\.sentence))
    }
  }

  /// The first entry that the catalogue does not know and that can still be applied for.
  private func nextEntry(_ calendar: ApplicationCalendar) -> Int {
    let known = calendar.years.map(\.entry).max() ?? 0
    let open = calendar.projection.date(in: today.year) >= today ? today.year : today.year + 1
    return max(known + 1, open)
  }

  func competence(_ competence: Competence) -> Document {
    let trainers = catalog.formations.filter { formation in
      formation.closure == nil && formation.trains.contains { $0.competence == competence.id }
    }
    return Document(Inline(competence.title)) {
      Inline(markup: competence.definition)
      Block.subheading("Cinq niveaux, à la première personne")
      Block.definitions(
        zip(Competence.levelNames, competence.levels).enumerated().map { level, names in
          Definition(Inline("\(level) — \(names.0)"), Inline(markup: names.1))
        })
      bullets("Missions", competence.missions)
      referrers(
        "Ce qui la fait progresser",
        trainers.map { SearchIndex.Entry(kind: .formations, id: $0.id, title: $0.title) })
    }
  }

  func goal(_ goal: Goal) -> Document {
    Document(Inline(goal.label)) {
      Inline(markup: goal.summary) + .cite(goal.sources)
      Block.subheading("Ce qu’il demande")
      Block.table(
        ["Compétence", .right("Niveau"), ""],
        rows: goal.levels.filter { $0.level > 0 }.map { needed in
          [
            Inline(catalog.competences.first { $0.id == needed.competence }?.title ?? needed.competence),
            Inline("\(needed.level)"),
            !needed.blocking
              ? ""
              : goal.goal != "freelance"
                ? "indispensable pour le poste" : "indispensable avant un premier client payant",
          ]
        })
      referrers(
        "Étapes à avoir franchies",
        goal.credentials.compactMap { id in
          catalog.formations.first { $0.id == id }.map { .init(kind: .formations, id: id, title: $0.title) }
        })
      if let words = goal.confidence.inFrench { Inline(French.capitalized(words) + ".") }
      Block.commands(["tremplin parcours": "voir les parcours qui y mènent"])
    }
  }

  func rome(_ code: RomeCode, _ entry: SearchIndex.Entry) -> Document {
    Document(Inline("\(code.id) — \(code.title)")) {
      Inline("Code du répertoire des métiers de France Travail (ROME).") + .cite(code.sources)
      referrers("Cité par", catalog.entries(referringTo: entry))
    }
  }
}
