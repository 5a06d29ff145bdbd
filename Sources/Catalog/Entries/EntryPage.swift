import Document
import Kernel
import Practice
import Profile
import Registration
import Roadmap
import Trade

/// The page of any entry, on any day: one screen a kind, the same sections everywhere.
public struct EntryPage {
  let catalog: Catalog
  let today: CivilDate
  /// What the person said, for « pour vous ».
  let facts: Facts

  public init(_ catalog: Catalog, today: CivilDate, facts: Facts = Facts()) {
    (self.catalog, self.today, self.facts) = (catalog, today, facts)
  }

  /// Nil where the entry is not of this catalogue.
  public func document(_ entry: SearchIndex.Entry) -> Document? {
    let id = entry.id
    switch entry.kind {
    case .sources: return source(entry)
    case .rome: return catalog.rome.first { $0.id == id }.map { rome($0, entry) }
    case .facts: return catalog.factDictionary.declarations.first { $0.id == id }.map(fact)
    case .questions: return catalog.questions.first { $0.id == id }.map(question)
    case .competences: return catalog.competences.first { $0.id == id }.map { competence($0) }
    case .goals: return catalog.goals.first { $0.id == id }.map(goal)
    case .formations:
      return catalog.formations.first { $0.id == id }.map {
        FormationView(catalog.roadmapKnowledge, today: today).document($0)
      }
    case .fundings: return catalog.fundings.first { $0.id == id }.map(funding)
    case .calendars: return catalog.calendars.first { $0.id == id }.map(calendar)
    case .tariffs: return catalog.tariffs.first { $0.id == id }.map { tariff($0, entry) }
    case .advices: return catalog.advices.first { $0.id == id }.map(advice)
    case .topics:
      return catalog.topics.first { $0.id == id }.map {
        TopicView.page($0, catalog.figures($0.figures), today: today)
      }
    case .figures: return catalog.figures.first { $0.id == id }.map { figure($0, entry) }
    case .terms: return catalog.terms.first { $0.id == id }.map { term($0) }
    case .items: return catalog.items.first { $0.id == id }.map { item($0) }
    case .scenarios: return catalog.scenarios.first { $0.id == id }.map(scenario)
    case .events: return catalog.events.first { $0.id == id }.map(practiceEvent)
    case .platforms: return catalog.platforms.first { $0.id == id }.map { platform($0, entry) }
    case .sectors: return catalog.sectors.first { $0.id == id }.map(sector)
    case .pools: return catalog.pools.first { $0.id == id }.map(pool)
    case .dimensions: return catalog.dimensions.first { $0.id == id }.map(dimension)
    case .readinessRules: return catalog.readinessRules.first { $0.id == id }.map(readinessRule)
    case .postRules: return catalog.postRules.first { $0.id == id }.map(postRule)
    case .steps:
      return catalog.registrationKnowledge.step(id).map {
        StepView(catalog.registrationKnowledge, today: today).document($0)
      }
    case .holidays: return catalog.holidays.first { $0.id == id }.map(holiday)
    case .thresholds: return catalog.thresholds.first { $0.id == id }.map(threshold)
    case .papers: return catalog.papers.first { $0.id == id }.map(paper)
    }
  }

  /// The entry itself, with what its dated values are on the day.
  public func json(_ entry: SearchIndex.Entry) -> JSON? {
    guard let node = catalog.node(entry) else { return nil }
    return [
      "kind": .string(entry.kind.rawValue), "id": .string(entry.id), "title": .string(entry.title),
      "date": .date(today), "entry": JSON(node),
      "onDate": .array(DatedSeries.all(in: node, of: entry.kind).map { $0.json(on: today) }),
    ]
  }

  // MARK: Sections that several kinds share

  /// What held that day, the notice where it is of another day, and the history where there is one.
  @BlockBuilder func dated(
    _ entry: SearchIndex.Entry, only wanted: (DatedSeries) -> Bool = { _ in true }
  ) -> [Block] {
    let series = catalog.datedSeries(entry).filter(wanted)
    if !series.isEmpty {
      Block.subheading(Inline("Le \(today.inFrench)"))
      Block.definitions(series.map { Definition(Inline($0.label ?? entry.title), value(of: $0)) })
      for one in series {
        history(of: one, titled: series.count == 1 ? "Historique" : Inline("Historique : \(one.label ?? entry.title)"))
      }
    }
  }

  private func value(of series: DatedSeries) -> Inline {
    guard let answer = series.on(today) else {
      return .muted(Inline("n’existait pas encore : depuis le \(series.introduced?.inFrenchDigits ?? "?") seulement"))
    }
    var text: Inline = .strong(Inline(series.words(answer.value)))
    if let until = answer.period.until, answer.notice == nil { text += Inline(", jusqu’au \(until.inFrenchDigits)") }
    if let words = answer.period.confidence.inFrench {
      text += answer.period.confidence.mustBeChecked ? Inline(" — ") + .warning(Inline(words)) : Inline(" — \(words)")
    }
    if let notice = answer.notice { text += Inline(" ; ") + .warning(Inline(notice.inFrench)) }
    text += .cite(answer.period.sources)
    if let note = answer.period.note { text += Inline(". ") + Inline(markup: note) }
    return text
  }

  /// All the periods of a dated value, where there was more than one.
  @BlockBuilder func history(of series: DatedSeries, titled title: Inline) -> [Block] {
    if series.values.periods.count > 1 {
      Block.subheading(title)
      Block.table(
        ["Du", "Au", .right("Valeur"), "Vérifié le", "Sûreté"],
        rows: series.values.periods.map { period in
          [
            Inline(period.from.inFrenchDigits), Inline(period.until?.inFrenchDigits ?? "sans fin connue"),
            Inline(series.words(period.value)) + .cite(period.sources), Inline(period.checked.inFrenchDigits),
            Inline(period.confidence.inFrench ?? "deux sources"),
          ]
        })
    }
  }

  @BlockBuilder func bullets(_ title: Inline, _ items: [String]) -> [Block] {
    if !items.isEmpty {
      Block.subheading(title)
      Block.bullets(items.map { Inline(markup: $0) })
    }
  }

  /// Where others of the catalogue speak of this entry.
  @BlockBuilder func referrers(_ title: Inline, _ entries: [SearchIndex.Entry]) -> [Block] {
    if !entries.isEmpty {
      Block.subheading(title)
      Block.commands(entries.map { CommandHint($0.kind.command(opening: $0.id), Inline($0.title)) })
    }
  }

  @BlockBuilder func toVerify(_ confidence: Confidence) -> [Block] {
    if confidence.mustBeChecked, let words = confidence.inFrench {
      Block.callout(.warning, Inline("\(French.capitalized(words))."))
    }
  }

  /// « Pour vous : oui », or what it depends on, with the command that answers.
  @BlockBuilder func forYou(_ condition: Condition?) -> [Block] {
    if let condition {
      let context = FactContext(facts, catalog.factDictionary, today: today)
      Block.subheading("Pour qui")
      Inline(French.capitalized(condition.words(catalog.factDictionary)) + ".")
      switch condition.evaluate(context) {
      case .yes: Inline("D’après vos réponses : ") + .success("oui, c’est votre cas") + "."
      case .no: Inline("D’après vos réponses : ") + .warning("non, ce n’est pas votre cas") + "."
      case .unknown(let roots):
        // The answer that settles most rules of the whole catalogue comes first.
        let waiting = Condition.waiting(catalog.eligibilityRules, context)
        let facts = roots.sorted { (-(waiting[$0] ?? 0), $0) < (-(waiting[$1] ?? 0), $1) }
        Inline.strong(Inline(catalog.factDictionary.dependsSentence(condition.dependsOn(context))))
        Block.commands(
          facts.map {
            CommandHint(
              "tremplin profil modifier \(catalog.factDictionary.typed($0))", "répondre à cette question seule")
          })
      }
    }
  }
}
