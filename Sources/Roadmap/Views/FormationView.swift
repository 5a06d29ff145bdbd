import Document
import Kernel

/// The sheet of one formation: what it is, how to enter, what it costs, what it trains, what changed, what is unknown.
public struct FormationView {
  let knowledge: RoadmapKnowledge
  let today: CivilDate

  public init(_ knowledge: RoadmapKnowledge, today: CivilDate) {
    (self.knowledge, self.today) = (knowledge, today)
  }

  public func document(_ formation: Formation) -> Document {
    Document(Inline(formation.title)) {
      Inline(markup: formation.summary) + .cite(formation.sources)
      if formation.confidence.mustBeChecked {
        Block.callout(.warning, "Fiche à vérifier : elle repose sur des informations qu’aucune source lue ne confirme.")
      }
      closure(formation)
      identity(formation)
      register(formation)
      offers(formation)
      trained(formation)
      places(formation)
      list(
        "Ce qui a changé",
        formation.changes.map {
          Inline("\($0.since <= today ? "Depuis le" : "À partir du") \($0.since.inFrenchDigits) : ")
            + Inline(markup: $0.what) + .cite($0.sources)
        })
      if !formation.warnings.isEmpty {
        Block.callout(.warning) { Block.bullets(formation.warnings.map { Inline(markup: $0) }) }
      }
      list("À vérifier", formation.unknown.map { Inline($0.sentence) })
      Block.commands(
        (formation.closure?.replacedBy ?? []).map {
          CommandHint("tremplin parcours voir \($0)", "lire ce qui la remplace")
        }
          + [CommandHint("tremplin parcours", "voir les parcours qui vous conviennent")])
    }
  }

  @BlockBuilder private func closure(_ formation: Formation) -> [Block] {
    if let closure = formation.closure {
      let titles = closure.replacedBy.compactMap { knowledge.formation($0)?.title }
      let when =
        closure.since <= today
        ? "On ne peut plus y entrer depuis le \(closure.since.inFrench). "
        : "On pourra y entrer jusqu’au \(closure.since.adding(days: -1).inFrench), puis plus du tout. "
      Block.callout(
        .warning,
        Inline(when) + Inline(markup: closure.what) + .cite(closure.sources)
          + (titles.isEmpty ? Inline() : Inline(" Remplacée par : \(French.list(titles)).")))
    }
  }

  @BlockBuilder private func identity(_ formation: Formation) -> [Block] {
    Block.subheading("En bref")
    Block.definitions(identityRows(formation))
  }

  private func identityRows(_ formation: Formation) -> [Definition] {
    var rows = [
      Definition("Identifiant", Inline(formation.id)), Definition("Sorte", Inline(formation.family.inFrench)),
    ]
    if !formation.formerTitles.isEmpty {
      rows.append(Definition("Ancien nom", Inline(formation.formerTitles.joined(separator: ", "))))
    }
    if let level = formation.euLevel {
      rows.append(Definition("Niveau européen", known(level) { Recognition.words($0) }))
    }
    if let ects = formation.ects { rows.append(Definition("Crédits ECTS", known(ects) { "\($0)" })) }
    if formation.recognition < 3 {
      rows.append(Definition("Reconnaissance", Inline(Recognition.words(formation.recognition))))
    }
    if let access = formation.access {
      rows.append(Definition("Admission", Inline(markup: access.route) + .cite(access.sources)))
      rows.append(
        Definition(
          "Voies",
          Inline(
            "initiale \(access.initial.inFrench), apprentissage \(access.apprenticeship.inFrench), formation continue \(access.continuing.inFrench), contrat de professionnalisation \(access.professionalisation.inFrench), VAE \(access.vae.inFrench), candidat·e libre \(access.individual.inFrench), à distance \(access.distance.inFrench)"
          )))
      rows.append(Definition("Sélective", Inline(access.selective.inFrench)))
      if let note = access.note { rows.append(Definition("Précision", Inline(markup: note))) }
    }
    if let closeness = formation.closeness {
      rows.append(
        Definition(
          "Lien avec le métier",
          Inline(
            closeness.inFrench
              + (formation.rome.isEmpty ? "" : " (codes ROME : \(formation.rome.joined(separator: ", ")))"))))
    }
    return rows
  }

  @BlockBuilder private func register(_ formation: Formation) -> [Block] {
    list(
      "Au répertoire national",
      formation.register.map { sheet in
        var text: Inline = .strong(Inline(sheet.code))
        if let title = sheet.title { text += Inline(" — \(title)") }
        if let certifier = sheet.certifier { text += Inline(", \(certifier)") }
        switch sheet.until {
        case .known(let until):
          text += Inline(", jusqu’au \(until.inFrenchDigits)")
          if until < today {
            text += .warning(
              sheet.renewal == .byRight && !sheet.inactive
                ? " : expirée ; le diplôme national se poursuit d’ordinaire sous un nouveau code, à vérifier"
                : " : expirée, on ne peut plus y entrer")
          }
        case .unknown(let reason): text += Inline(", fin inconnue (\(reason))")
        }
        if sheet.inactive { text += .warning(" ; fiche inactive") }
        if !sheet.replaces.isEmpty { text += Inline(" ; remplace \(sheet.replaces.joined(separator: ", "))") }
        if let note = sheet.note { text += Inline(". ") + Inline(markup: note) }
        if sheet.confidence.mustBeChecked { text += .uncertain() }
        return text + .cite(sheet.sources)
      })
  }

  @BlockBuilder private func offers(_ formation: Formation) -> [Block] {
    if !formation.offers.isEmpty {
      Block.subheading("Comment la suivre")
      for offer in formation.offers {
        Block.heading(level: 3, Inline(offer.label))
        Block.definitions(offerRows(offer, formation))
      }
    }
  }

  private func offerRows(_ offer: Offer, _ formation: Formation) -> [Definition] {
    var rows = [
      Definition(
        "Durée et temps",
        Inline(OfferWords.duration(offer)) + (offer.confidence.mustBeChecked ? .uncertain() : Inline()))
    ]
    rows.append(Definition("Prix", price(offer)))
    rows.append(Definition("Entrée", entry(offer, formation)))
    if offer.requires.euLevel > 0 || !offer.requires.credentials.isEmpty || !offer.requires.levels.isEmpty {
      var needs: [String] = offer.requires.euLevel > 0 ? [Recognition.words(offer.requires.euLevel)] : []
      needs += offer.requires.credentials.map { knowledge.formation($0)?.title ?? $0 }
      needs += offer.requires.levels.map {
        "\(knowledge.competence($0.competence)?.title ?? $0.competence) au niveau \($0.level)"
      }
      rows.append(Definition("Il faut avoir", Inline(French.list(needs))))
    }
    let fundings = offer.fundings.compactMap { id in knowledge.fundings.first { $0.id == id }?.title }
    if !fundings.isEmpty { rows.append(Definition("Aides possibles", Inline(fundings.joined(separator: ", ")))) }
    if !offer.warnings.isEmpty {
      rows.append(Definition("Attention", Inline(markup: offer.warnings.joined(separator: " "))))
    }
    return rows
  }

  private func price(_ offer: Offer) -> Inline {
    switch offer.price {
    case .unknown(let reason): return .warning(Inline("inconnu : \(reason)"))
    case .known(let price):
      if price.items.isEmpty { return "gratuit pour vous" }
      return price.items.map { item in
        var low = item.low
        var high = item.high
        var confidence = item.confidence
        var sources = item.sources
        var notes = [item.asOf.map { "relevé le \($0.inFrenchDigits)" }, item.note].compactMap { $0 }
        if let id = item.tariff, let answer = knowledge.tariffs.first(where: { $0.id == id })?.values.at(today) {
          (low, high, confidence) = (answer.value, answer.value, answer.period.confidence)
          sources += answer.period.sources
          if let notice = answer.notice { notes.append(notice.inFrench) }
        }
        let lowWords = low?.inFrench ?? "?"
        let amount = high == nil || high == low ? lowWords : "de \(lowWords) à \(high?.inFrench ?? "?")"
        var text = Inline("\(item.label) : \(amount)\(item.per == .year ? " par an" : "")")
        if !notes.isEmpty { text += Inline(" (\(notes.joined(separator: " ; ")))") }
        if confidence.mustBeChecked { text += .uncertain() }
        return text + .cite(sources)
      }.joined(separator: " ; ")
    }
  }

  /// « oui », « oui, jusqu’au 27/06/2027 », « non : enregistrement fini le 18/10/2026 ».
  func standing(_ formation: Formation) -> String {
    switch Standing(formation, today: today) {
    case .open(let until): "oui" + (until.map { ", jusqu’au \($0.inFrenchDigits)" } ?? "")
    case .closed: "non"
    case .closing(let day): "à vérifier : ferme le \(day.inFrenchDigits)"
    case .inactive(let sheet): "non : fiche \(sheet) inactive, à vérifier"
    case .expired(let day): "non : enregistrement fini le \(day.inFrenchDigits)"
    }
  }

  /// The first day when one of its offers can still be entered.
  func nextEntry(_ formation: Formation) -> String {
    guard Standing(formation, today: today).isOpen else { return "plus aucune" }
    var next: CivilDate?
    var anyDay: [String] = []
    for offer in formation.offers {
      guard let entries = entries(offer, formation) else {
        anyDay.append("« \(offer.label) »")
        continue
      }
      if let first = entries.first { next = min(next ?? first.start, first.start) }
    }
    guard let next else { return anyDay.isEmpty ? "plus aucune" : "tout de suite" }
    // One way in that is open all year, such as experience (VAE), says nothing of the others.
    return next.inFrenchDigits + (anyDay.isEmpty ? "" : " ; tout de suite par \(anyDay.joined(separator: ", "))")
  }

  /// The entries to come while the formation is open; nil where it begins any day.
  private func entries(_ offer: Offer, _ formation: Formation) -> [OfferCalendar.Entry]? {
    guard case .open(let until) = Standing(formation, today: today) else { return [] }
    let entries = OfferCalendar(knowledge: knowledge, today: today).entries(of: offer.intake)
    return entries?.filter { $0.start <= until ?? $0.start }
  }

  private func entry(_ offer: Offer, _ formation: Formation) -> Inline {
    guard let entries = entries(offer, formation) else {
      let until = Standing(formation, today: today).lastEntry
      return Inline(
        (until.map { "toute l’année, jusqu’au \($0.inFrench)" } ?? "toute l’année")
          + (offer.intake.note.map { " — \($0)" } ?? ""))
    }
    guard let next = entries.first else { return "plus aucune entrée" }
    var text = Inline("prochaine le \(next.start.inFrench)")
    if let deadline = next.applyBefore {
      text +=
        Inline(", candidature avant le ") + .strong(Inline(deadline.inFrench)) + (next.projected ? " (projection)" : "")
    }
    if let note = offer.intake.note { text += Inline(" — ") + Inline(markup: note) }
    return offer.intake.confidence.mustBeChecked ? text + .uncertain() : text
  }

  @BlockBuilder private func trained(_ formation: Formation) -> [Block] {
    if !formation.subjects.isEmpty {
      Block.subheading("Matières")
      Block.bullets(formation.subjects.map { Inline(markup: $0) })
    }
    if !formation.trains.isEmpty {
      Block.subheading("Ce qu’elle apporte au métier")
      Block.table(
        ["Compétence", .right("De"), .right("À"), "Sûreté"],
        rows: formation.trains.map { training in
          [
            Inline(knowledge.competence(training.competence)?.title ?? training.competence), Inline("\(training.from)"),
            Inline("\(training.to)"),
            Inline(
              training.confidence == .editorial
                ? "estimation éditoriale" : training.confidence.inFrench ?? "deux sources"),
          ]
        })
    }
    if !formation.weakOn.isEmpty {
      Inline("Elle prépare peu à : ")
        + Inline(formation.weakOn.map { knowledge.competence($0)?.title ?? $0 }.joined(separator: ", ")) + "."
    }
  }

  @BlockBuilder private func places(_ formation: Formation) -> [Block] {
    list(
      "Places et vœux",
      formation.places.map { places in
        var text = "\(places.label) (\(places.year)) : "
        text += [
          places.lines.map { French.plural($0, "formation", "formations") },
          places.places.map { French.plural($0, "place", "places") },
          places.wishes.map { French.plural($0, "vœu confirmé", "vœux confirmés") },
          places.pressure.map { "\($0) vœux par place" },
        ].compactMap { $0 }.joined(separator: ", ")
        return Inline(text) + .cite(places.sources)
      })
  }

  @BlockBuilder private func list(_ title: Inline, _ items: [Inline]) -> [Block] {
    if !items.isEmpty {
      Block.subheading(title)
      Block.bullets(items)
    }
  }

  private func known<T>(_ value: Known<T>, _ words: (T) -> String) -> Inline {
    switch value {
    case .known(let value): Inline(words(value))
    case .unknown(let reason): .uncertain(Inline(reason))
    }
  }
}

enum OfferWords {
  /// « 22 mois, environ 2 400 heures, 35 h par semaine ».
  static func duration(_ offer: Offer) -> String {
    var parts: [String] = []
    if let months = offer.months { parts.append("\(months) mois") }
    if let weeks = offer.weeks { parts.append(French.plural(weeks, "semaine", "semaines")) }
    parts.append("environ \(French.plural(offer.hours, "heure", "heures"))")
    if let weekly = offer.weeklyHours { parts.append("\(weekly) h par semaine") }
    if offer.months == nil, offer.weeks == nil { parts.append("à votre rythme") }
    return parts.joined(separator: ", ")
  }
}
