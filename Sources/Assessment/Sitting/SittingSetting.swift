import Kernel

/// How long a sitting may be.
public enum SittingLength: String, CaseIterable, Sendable {
  case court, normal, complet

  /// Questions at most, for all competences or for one alone.
  public func most(forOne: Bool) -> Int {
    switch self {
    case .court: forOne ? 5 : 28
    case .normal: forOne ? 8 : 56
    case .complet: forOne ? 15 : 84
    }
  }
}

/// What a sitting was begun with: enough to ask the same questions again after any interruption.
public struct SittingSetting: Sendable, Equatable {
  public let seed: UInt64
  public let length: SittingLength
  /// The one competence that is asked about; nil for all.
  public let competence: String?
  /// What it is measured against; nil for a profile of everything.
  public let aim: String?
  public let startedOn: CivilDate

  public init(seed: UInt64, length: SittingLength, competence: String?, aim: String?, startedOn: CivilDate) {
    (self.seed, self.length, self.competence) = (seed, length, competence)
    (self.aim, self.startedOn) = (aim, startedOn)
  }

  public var json: JSON {
    [
      "seed": .string(String(seed)), "length": .string(length.rawValue),
      "competence": .optional(competence) { .string($0) }, "aim": .optional(aim) { .string($0) },
      "startedOn": .date(startedOn),
    ]
  }

  /// Nil where the text is of another kind.
  public init?(_ node: Node) {
    guard let seed = node["seed"]?.text.flatMap({ UInt64($0) }),
      let length = node["length"]?.text.flatMap({ SittingLength(rawValue: $0) }),
      let day = node["startedOn"]?.text.flatMap({ CivilDate(iso: $0) })
    else { return nil }
    self.init(
      seed: seed, length: length, competence: node["competence"]?.text, aim: node["aim"]?.text, startedOn: day)
  }
}

/// One answer to one question, as the journal keeps it.
public struct GivenAnswer: Sendable, Equatable {
  public let item: String
  /// Which form of the question it was.
  public let fingerprint: String
  public let mark: SkillEstimator.Mark
  public let on: CivilDate
  /// Whether the person read what was right.
  public let explained: Bool

  public init(item: String, fingerprint: String, mark: SkillEstimator.Mark, on: CivilDate, explained: Bool) {
    (self.item, self.fingerprint, self.mark) = (item, fingerprint, mark)
    (self.on, self.explained) = (on, explained)
  }

  public var json: JSON {
    [
      "item": .string(item), "fingerprint": .string(fingerprint), "mark": .string(mark.rawValue), "on": .date(on),
      "explained": .bool(explained),
    ]
  }

  public init?(_ node: Node) {
    guard let item = node["item"]?.text, let fingerprint = node["fingerprint"]?.text,
      let mark = node["mark"]?.text.flatMap({ SkillEstimator.Mark(rawValue: $0) }),
      let day = node["on"]?.text.flatMap({ CivilDate(iso: $0) })
    else { return nil }
    self.init(
      item: item, fingerprint: fingerprint, mark: mark, on: day, explained: node["explained"]?.text == "true")
  }
}
