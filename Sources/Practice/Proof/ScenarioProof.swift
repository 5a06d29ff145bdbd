import Kernel

/// What is proved of one client with the events that it can meet: it ends, every text can be read, no place of a list
/// wins, hidden facts can be found.
///
/// **It ends**, whatever the replies and the chance: decisions stand in the order of their weeks and are each asked once,
/// events are four at most, every question accepts a reply in every state (an option without `when`, a last band that
/// takes all), and the last ending holds always. `Decision`, `PracticeEvent` and `ScenarioCheck` hold the parts of that
/// argument. **Every text can be read**: a tour of trial runs shows each at least once (`ScenarioTour`); reading the
/// conditions first tells why some never could. **Every effect has its feedback**: `feedback` and `later.text` must be
/// there, and what they quote (`{hours}`) must exist.
public struct ScenarioProof {
  let world: CompiledScenario
  var scenario: Scenario { world.scenario }

  public init(_ world: CompiledScenario) { self.world = world }

  /// In the order of the file; what the tour would only repeat is left out.
  public var findings: [ProofFinding] {
    let values = WrittenValues([scenario], world.pool)
    let read = conditions(values) + quotes(values) + tooLate + takenEvents + places
    guard read.isEmpty else { return read }
    return ScenarioTour(world).findings
  }

  /// Conditions on values that nobody writes.
  private func conditions(_ values: WrittenValues) -> [ProofFinding] {
    scenario.placedConditions.flatMap { path, condition in
      values.objections(to: condition).map { ProofFinding(.unreachable, at: path, $0) }
    }
  }

  /// `{name}` in a text: what nobody writes would be shown as it stands.
  private func quotes(_ values: WrittenValues) -> [ProofFinding] {
    var found: [ProofFinding] = []
    func check(_ text: String?, _ path: [String]) {
      for name in text.map(Scenario.quoted) ?? [] where name != "client" && !values.isNumber(name) {
        let nearest =
          FrenchText.nearest(to: name, among: ["client"] + values.numericFacts)
          .map { " Vouliez-vous dire « {\($0)} » ?" } ?? ""
        found.append(
          ProofFinding(
            .unknownFact, at: path,
            "« {\(name)} » ne se remplace par rien : il faut client, ou un fait en nombre.\(nearest)"
          ))
      }
    }
    for decision in scenario.decisions {
      let place = ["decisions", decision.id]
      check(decision.prompt, place + ["prompt"])
      check(decision.context, place + ["context"])
      for (index, variant) in decision.variants.enumerated() {
        check(variant.prompt, place + ["variants", "\(index)", "prompt"])
      }
      for option in decision.options where !Scenario.quoted(option.text).isEmpty {
        found.append(
          ProofFinding(
            .contradiction, at: place + ["options", option.id, "text"],
            "une option est montrée telle quelle : « {…} » n’y est pas remplacé. Dites-le dans « context » ou « prompt »."
          ))
      }
    }
    for (path, outcome) in scenario.placedOutcomes {
      check(outcome.feedback, path + ["feedback"])
      check(outcome.later?.text, path + ["later", "text"])
    }
    for ending in scenario.endings { check(ending.text, ["endings", ending.id, "text"]) }
    for use in scenario.events { check(use.prompt, ["events", use.id, "prompt"]) }
    return found
  }

  /// What should come back after the end never does.
  private var tooLate: [ProofFinding] {
    scenario.decisions.filter { $0.week == 13 }.flatMap { decision in
      scenario.placedOutcomes.filter { $0.path[1] == decision.id && $0.outcome.later != nil }.map {
        ProofFinding(
          .unreachable, at: $0.path + ["later"],
          "rien ne revient après la semaine 13 : cette suite n’est jamais lue. Dites-la dans « feedback », ou dans une fin."
        )
      }
    }
  }

  /// An event that a decision of the scenario already is will not be drawn: words written for the draw are lost.
  private var takenEvents: [ProofFinding] {
    let taken = Dictionary(
      scenario.decisions.compactMap { decision in decision.event.map { ($0, decision.id) } },
      uniquingKeysWith: { first, _ in first })
    return scenario.events.compactMap { use in
      taken[use.id].map {
        ProofFinding(
          .unreachable, at: ["events", use.id],
          "« \(use.id) » est déjà la décision « \($0) » : il n’est plus tiré au sort. Retirez-le de « events », ou de la décision."
        )
      }
    }
  }

  /// Whoever takes the same place of every list, the longest or the shortest reply, without reading, must not be right.
  private var places: [ProofFinding] {
    let choices = scenario.decisions.compactMap { decision -> (best: Int, options: [Option])? in
      guard decision.kind == .choice, case .word(let id)? = scenario.expert[decision.id],
        let best = decision.options.firstIndex(where: { $0.id == id })
      else { return nil }
      return (best, decision.options)
    }
    var found = scenario.decisions.filter { $0.kind == .order && $0.isWrittenInOrder }.map {
      ProofFinding(
        .contradiction, at: ["decisions", $0.id, "items"],
        "« \($0.id) » est écrite dans le bon ordre : ne rien déplacer suffirait. Mêlez les éléments.")
    }
    guard choices.count >= 6 else { return found }
    func length(_ option: Option) -> Int { option.text.count }
    let rules: [(String, ((best: Int, options: [Option])) -> Bool)] =
      (0..<5).map { place in ("en place \(place + 1)", { $0.best == place }) } + [
        ("en dernière place", { $0.best == $0.options.count - 1 }),
        (
          "la plus longue",
          { choice in choice.options.allSatisfy { length($0) <= length(choice.options[choice.best]) } }
        ),
        (
          "la plus courte",
          { choice in choice.options.allSatisfy { length($0) >= length(choice.options[choice.best]) } }
        ),
      ]
    for (place, holds) in rules {
      let share = choices.count(where: holds) * 100 / choices.count
      guard share > 60 else { continue }
      found.append(
        ProofFinding(
          .contradiction, at: ["decisions"],
          "la meilleure option est \(place) dans \(share) % des choix (60 % au plus) : on gagnerait sans lire. Changez l’ordre ou la longueur."
        ))
    }
    return found
  }
}

extension Scenario {
  /// The names between braces in a text.
  static func quoted(_ text: String) -> [String] {
    guard text.utf8.contains(123) else { return [] }
    return text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }
}

extension Decision {
  /// Whether the items stand in the order that is asked for.
  var isWrittenInOrder: Bool {
    let places = Dictionary(items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return !before.isEmpty && before.allSatisfy { a, b in places[a] ?? 0 < places[b] ?? 0 }
  }
}
