/// What the person said, or what a capability measured: one value under a flat dotted name.
public enum FactValue: Hashable, Sendable {
  case choice(String)
  case choices([String])
  case flag(Bool)
  case number(Quantity)
  case money(Money)
  case date(CivilDate)
  case text(String)

  public var json: JSON {
    switch self {
    case .choice(let id): .string(id)
    case .choices(let ids): .strings(ids)
    case .flag(let value): .bool(value)
    case .number(let value): .quantity(value)
    case .money(let value): .money(value)
    case .date(let value): .date(value)
    case .text(let value): .string(value)
    }
  }
}

/// A fact as `Data/faits.yaml` declares it: type, unit, bounds, words, and the one capability that writes it.
public struct FactDeclaration: Record {
  public enum Kind: String, CaseIterable, Sendable {
    case choice, choices, flag, integer, decimal, money, date, text
    /// Whole hours a week.
    case hours
    /// Ids of formations that are held.
    case formations
  }

  public enum Writer: String, CaseIterable, Sendable {
    case profile, assessment, practice, registration, earnings, roadmap, derived
  }

  public struct Choice: Record, Equatable {
    public static var recordName: String { "FactChoice" }
    public let id: String
    public let label: String
    /// Other words that people type for it.
    public let aliases: [String]

    public init(_ fields: Fields) {
      id = fields.value("id")
      label = fields.value("label")
      aliases = fields.values("aliases")
    }
  }

  /// A fact that follows from another one and from today.
  public enum Derivation: Equatable, Sendable {
    case yearsSince(String)
    case monthsSince(String)
  }

  /// The name, or a family of names: `competence.*`, and a detail of each of its members, `competence.*.sd`.
  public let id: String
  public let label: String
  /// The fact as the person's own, in a sentence: « votre âge », « vos diplômes ».
  public let yours: String?
  public let kind: Kind
  public let unit: String?
  public let minimum: Quantity?
  public let maximum: Quantity?
  public let choices: [Choice]
  public let writer: Writer
  public let derivation: Derivation?
  /// Other words by which a person may name it: « heures » for the hours a week.
  public let aliases: [String]
  /// For a date: whether « juin 2027 » will do, which stands for its first day.
  public let isMonthEnough: Bool
  /// For a text: the number whose length and check digit it must have.
  public let check: CompanyNumber?

  public init(_ fields: Fields) {
    id = fields.value("id")
    label = fields.value("label")
    yours = fields.optional("yours")
    kind = fields.choice("type", default: .text, required: true)
    unit = fields.optional("unit")
    minimum = fields.optional("minimum")
    maximum = fields.optional("maximum")
    choices = fields.records("choices")
    aliases = fields.values("aliases")
    writer = fields.choice("writer", default: .profile, required: true)
    if let fact = fields.optionalReference("yearsSince", to: "fact") {
      derivation = .yearsSince(fact)
    } else if let fact = fields.optionalReference("monthsSince", to: "fact") {
      derivation = .monthsSince(fact)
    } else {
      derivation = nil
    }
    isMonthEnough = fields.optional("monthEnough") ?? false
    check = fields.choice("check")
    if !fields.isDescribing, isMonthEnough, kind != .date {
      fields.problem(.contradiction, key: "monthEnough", "« \(id) » : « monthEnough » ne vaut que pour une date.")
    }
    if !fields.isDescribing, kind == .choice || kind == .choices, choices.isEmpty {
      fields.problem(.missingKey, key: "choices", "le fait « \(id) » est un choix : il manque « choices ».")
    }
  }

  /// Whether a name is this fact, or a member of this family.
  public func covers(_ name: String) -> Bool {
    guard let star = id.firstIndex(of: "*") else { return id == name }
    let before = id[..<star]
    let after = id[id.index(after: star)...]
    guard name.count > before.count + after.count, name.hasPrefix(before), name.hasSuffix(after) else { return false }
    // The star stands for one word: `competence.*` is not `competence.redaction.sd`.
    return !name.dropFirst(before.count).dropLast(after.count).contains(".")
  }

  /// Whether it is a detail of the members of a family, such as `competence.*.sd`.
  public var isDetail: Bool { id.contains("*") && !id.hasSuffix("*") }

  /// The value in words for the person: the label of a choice, « oui », « 1 200 € ».
  public func words(for value: FactValue) -> String {
    func label(_ id: String) -> String { choices.first { $0.id == id }?.label ?? id }
    return switch value {
    case .choice(let id): label(id)
    case .choices(let ids): ids.isEmpty ? "aucun" : ids.map(label).joined(separator: ", ")
    case .flag(let yes): yes ? "oui" : "non"
    case .number(let number):
      choices.first { $0.id == number.description }?.label ?? number.description.replacing(".", with: ",")
        + (unit.map { "\u{A0}" + $0 } ?? "")
    case .money(let money): money.inFrench
    case .date(let date): date.inFrench
    case .text(let text): check == nil ? text : CompanyNumber.grouped(text)
    }
  }
}

/// All that is known of a person, by name. Absent means unknown, which is neither true nor false.
public struct Facts: Sendable, Equatable {
  public private(set) var values: [String: FactValue]

  public init(_ values: [String: FactValue] = [:]) { self.values = values }

  public subscript(name: String) -> FactValue? {
    get { values[name] }
    set { values[name] = newValue }
  }

  public var names: [String] { values.keys.sorted() }

  public func choice(_ name: String) -> String? {
    switch values[name] {
    case .choice(let id)?: id
    case .text(let text)?: text
    default: nil
    }
  }

  public func choices(_ name: String) -> [String]? {
    if case .choices(let ids)? = values[name] { ids } else { nil }
  }

  public func flag(_ name: String) -> Bool? {
    if case .flag(let value)? = values[name] { value } else { nil }
  }

  public func number(_ name: String) -> Quantity? {
    if case .number(let value)? = values[name] { value } else { nil }
  }

  public func money(_ name: String) -> Money? {
    if case .money(let value)? = values[name] { value } else { nil }
  }

  public func date(_ name: String) -> CivilDate? {
    if case .date(let value)? = values[name] { value } else { nil }
  }
}

extension Money {
  /// `1 200,50 €`, the cents only where there are any, with narrow no-break spaces.
  public var inFrench: String {
    let digits = String(cents.magnitude / 100)
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append("\u{202F}") }
      grouped.append(digit)
    }
    let rest = Int(cents.magnitude % 100)
    return (cents < 0 ? "−" : "") + grouped + (rest == 0 ? "" : "," + pad(rest, 2)) + "\u{A0}€"
  }
}
