import Kernel

/// The part of the catalogue that the roadmap reads. A class, as its records: every engine holds the same one.
public final class RoadmapKnowledge: Sendable {
  public let formations: [Formation]
  public let fundings: [Funding]
  public let calendars: [ApplicationCalendar]
  public let tariffs: [Tariff]
  public let goals: [Goal]
  public let competences: [Competence]
  public let advices: [Advice]
  public let dictionary: FactDictionary
  private let tariffByID: [String: Tariff]

  public init(
    formations: [Formation], fundings: [Funding], calendars: [ApplicationCalendar], tariffs: [Tariff], goals: [Goal],
    competences: [Competence], advices: [Advice], dictionary: FactDictionary
  ) {
    self.formations = formations
    self.fundings = fundings
    self.calendars = calendars
    self.tariffs = tariffs
    self.goals = goals
    self.competences = competences
    self.advices = advices
    self.dictionary = dictionary
    tariffByID = Dictionary(tariffs.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public func formation(_ id: String) -> Formation? { formations.first { $0.id == id } }
  func tariff(_ id: String) -> Tariff? { tariffByID[id] }
  public func competence(_ id: String) -> Competence? { competences.first { $0.id == id } }

  /// The goal that the facts name, and what had to be assumed to choose it.
  func goal(_ facts: Facts) -> (goal: Goal?, assumptions: [Assumption]) {
    var assumptions: [Assumption] = []
    let wanted = facts.choice("goal") ?? "freelance"
    if facts.choice("goal") == nil {
      assumptions.append(Assumption("goal", "Objectif supposé : travailler à votre compte."))
    }
    let tier = facts.choice("tier") ?? "posts"
    if wanted == "freelance", facts.choice("tier") == nil {
      assumptions.append(Assumption("tier", "Prestation supposée : des publications à l’unité."))
    }
    let found = goals.first { $0.goal == wanted && ($0.tier == nil || $0.tier == tier) }
    return (found, assumptions)
  }
}

/// Something that the person did not say and that the roadmap had to suppose.
public struct Assumption: Sendable, Equatable {
  public let fact: String
  public let text: String
  init(_ fact: String, _ text: String) { (self.fact, self.text) = (fact, text) }
}
