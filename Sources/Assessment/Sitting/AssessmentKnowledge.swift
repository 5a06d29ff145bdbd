import Kernel

/// The part of the catalogue that the assessment reads.
public struct AssessmentKnowledge: Sendable {
  public let competences: [Competence]
  public let items: [Item]
  public let aims: [SkillAim]
  public let remedies: [SkillRemedy]
  public let model: SkillModel

  public init(
    competences: [Competence], items: [Item], aims: [SkillAim], remedies: [SkillRemedy],
    model: SkillModel = .standard
  ) {
    (self.competences, self.items, self.aims) = (competences, items, aims)
    (self.remedies, self.model) = (remedies, model)
  }

  public func competence(_ id: String) -> Competence? { competences.first { $0.id == id } }

  /// The aim that the facts name; nil where the person did not say what they want.
  public func aim(_ facts: Facts) -> SkillAim? {
    guard let goal = facts.choice("goal") else { return nil }
    let tier = facts.choice("tier") ?? "posts"
    return aims.first { $0.goal == goal && ($0.tier == nil || $0.tier == tier) }
  }
}

/// What a goal asks of each competence.
public struct SkillAim: Sendable {
  public struct Threshold: Sendable {
    public let competence: String
    public let level: Int
    /// A first paid client must not be taken without it.
    public let isBlocking: Bool

    public init(competence: String, level: Int, isBlocking: Bool) {
      (self.competence, self.level, self.isBlocking) = (competence, level, isBlocking)
    }
  }

  public let id: String
  public let goal: String
  public let tier: String?
  public let label: String
  public let thresholds: [Threshold]

  public init(id: String, goal: String, tier: String?, label: String, thresholds: [Threshold]) {
    (self.id, self.goal, self.tier, self.label, self.thresholds) = (id, goal, tier, label, thresholds)
  }

  public func threshold(_ competence: String) -> Threshold? { thresholds.first { $0.competence == competence } }
  public func level(_ competence: String) -> Int { threshold(competence)?.level ?? 0 }
}

/// A step of the catalogue that raises a competence.
public struct SkillRemedy: Sendable {
  public let id: String
  public let title: String
  public let competence: String
  public let from: Int
  public let to: Int
  /// Honest hours of the person’s time, homework included.
  public let hours: Int

  public init(id: String, title: String, competence: String, from: Int, to: Int, hours: Int) {
    (self.id, self.title, self.competence) = (id, title, competence)
    (self.from, self.to, self.hours) = (from, to, hours)
  }
}
