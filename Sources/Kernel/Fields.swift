/// An entry of the catalogue, or a part of one, that reads itself from the fields of a group.
///
/// One `init` serves three readers: decoding, verification (every problem of the file in one pass, with place and mend)
/// and the published JSON Schema. So a field is declared once, where it is read.
///
///     struct Term: Record {
///       let id: String
///       init(_ fields: Fields) { id = fields.value("id") }
///     }
public protocol Record: Sendable {
  init(_ fields: Fields)
  /// What the record is called in a schema and in a message.
  static var recordName: String { get }
}

extension Record {
  public static var recordName: String { String(describing: Self.self) }
}

/// What one reading shares: the problems found, the references to resolve, how strict to be.
public final class Reading {
  /// A mention of another entry, to be resolved when everything is read.
  public struct Reference {
    public var kind: String
    public var id: String
    public var position: Position?
    public var path: String
  }

  /// A comparison of a condition, to be held against the declaration of its fact when everything is read.
  public struct Comparison {
    public var fact: String
    public var comparison: Condition.Comparison
    public var position: Position?
    public var path: String
  }

  public let problems = ProblemList()
  public private(set) var references: [Reference] = []
  public private(set) var comparisons: [Comparison] = []
  /// JSON makes a difference between 1 and "1"; YAML written by a person does not.
  public let strict: Bool
  /// Compiled data were verified when they were compiled: unknown keys need not be looked for again.
  public let trusted: Bool
  /// Set while a schema is being described instead of data being read.
  var schema: SchemaBuilder?

  public init(strict: Bool = false, trusted: Bool = false) {
    (self.strict, self.trusted) = (strict, trusted)
  }

  func refer(_ reference: Reference) {
    if !trusted { references.append(reference) }
  }

  fileprivate func note(_ comparison: Comparison) {
    if !trusted { comparisons.append(comparison) }
  }

  /// Reads one whole record from a node.
  public func read<R: Record>(_ node: Node, as type: R.Type = R.self, path: String = "") -> R {
    let fields = Fields(node: node, reading: self, parent: nil, key: path)
    let record = R(fields)
    fields.finish()
    return record
  }
}

/// The keys of one group, each read once by name.
///
/// No reader throws: what is wrong goes to the problem list and a stand-in value is returned.
public final class Fields {
  public let node: Node
  public let reading: Reading
  private let parent: Fields?
  private let key: String
  private let entries: [Node.Entry]
  private var used: [String] = []
  private var absent: [(key: String, expectation: String)] = []

  init(node: Node, reading: Reading, parent: Fields?, key: String) {
    (self.node, self.reading, self.parent, self.key) = (node, reading, parent, key)
    if case .map(let entries) = node.value {
      self.entries = entries
    } else {
      entries = []
      if reading.schema == nil {
        problem(.wrongType, "\(node.kindInFrench) se trouve là où un groupe de clés (clé: valeur) était attendu.")
      }
    }
  }

  /// Where this group stands, as programs write it: `input.profile`.
  public var path: String {
    guard let parent else { return key }
    let before = parent.path
    return before.isEmpty ? key : key.hasPrefix("[") ? before + key : before + "." + key
  }

  public func path(_ key: String) -> String { path.isEmpty ? key : path + "." + key }

  /// All keys that stand in the group, in order: for groups whose keys are free (ids).
  public var keys: [String] { entries.map(\.key) }

  public var isDescribing: Bool { reading.schema != nil }

  public func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  /// Reports a problem: at the place given, else at the value of the key, else where the group begins.
  public func problem(_ kind: Problem.Kind, at place: Node? = nil, key: String? = nil, _ message: String) {
    let value = key.flatMap { key in entries.first { $0.key == key }?.value }
    reading.problems.add(
      Problem(kind, at: place?.position ?? value?.position ?? node.position, path: key.map(path) ?? path, message))
  }

  func note(_ comparison: Condition.Comparison, of fact: String, under key: String) {
    guard !isDescribing else { return }
    reading.note(
      .init(
        fact: fact, comparison: comparison, position: node[key]?.position ?? node.position, path: path(key)))
  }

  /// The node under a key; the key counts as known from now on.
  public func take(_ key: String) -> Node? {
    used.append(key)
    guard let node = entries.first(where: { $0.key == key })?.value else { return nil }
    if case .null = node.value { return nil }
    return node
  }

  /// Reports the keys that nobody asked for, with the nearest known one, and those that must be there and are not: but
  /// a key that was only misspelt is told once.
  public func finish() {
    guard !reading.trusted, !isDescribing else { return }
    var meant = Set<String>()
    defer {
      for (key, expectation) in absent where !meant.contains(key) {
        problem(.missingKey, key: key, "il manque la clé « \(key) » : \(expectation).")
      }
      absent = []
    }
    for entry in entries where !used.contains(entry.key) {
      let nearest = FrenchText.nearest(to: entry.key, among: used)
      if let nearest { meant.insert(nearest) }
      let mend =
        nearest.map { "Vouliez-vous dire « \($0) » ?" } ?? "Clés connues ici : \(used.joined(separator: ", "))."
      reading.problems.add(
        Problem(
          .unknownKey, at: entry.keyPosition ?? entry.value.position, path: path(entry.key),
          "la clé « \(entry.key) » n’est pas connue ici. \(mend)"))
    }
  }

  /// A key that must stand there and does not: told at the end, unless it was only misspelt.
  public func missing(_ key: String, _ expectation: String) {
    absent.append((key, expectation))
  }

  // MARK: Scalars

  /// A value that must stand there.
  public func value<T: Scalar>(_ key: String, _ type: T.Type = T.self) -> T {
    describe(key, T.jsonSchema, required: true)
    guard let node = take(key) else {
      if !isDescribing { missing(key, T.expectation) }
      return .standIn
    }
    return scalar(node, key: key) ?? .standIn
  }

  public func optional<T: Scalar>(_ key: String, _ type: T.Type = T.self) -> T? {
    describe(key, T.jsonSchema, required: false)
    guard let node = take(key) else { return nil }
    return scalar(node, key: key)
  }

  public func scalar<T: Scalar>(_ node: Node, key: String) -> T? {
    if case .scalar(let text, let plain) = node.value {
      let mayBePlain = plain || !reading.strict
      let mayBeText = !(reading.strict && plain && T.self is String.Type)
      if mayBeText, let value = T.read(text, plain: mayBePlain) {
        if let text = value as? String, !reading.strict, !reading.trusted, Fields.saysNothing(text) {
          problem(.emptyText, at: node, key: key, "« \(key) » ne dit rien. Écrivez le texte, ou retirez la clé.")
        }
        return value
      }
    }
    problem(
      .wrongType, at: node, key: key, "« \(key) » : \(node.words(reading)) se trouve là où il fallait \(T.expectation)."
    )
    return nil
  }

  /// A whole number within bounds.
  public func integer(_ key: String, in range: ClosedRange<Int>) -> Int {
    describe(
      key, ["type": "integer", "minimum": .int(range.lowerBound), "maximum": .int(range.upperBound)], required: true)
    guard let node = take(key) else {
      if !isDescribing { missing(key, Int.expectation) }
      return range.lowerBound
    }
    return check(scalar(node, key: key) ?? range.lowerBound, in: range, node, key)
  }

  public func optionalInteger(_ key: String, in range: ClosedRange<Int>) -> Int? {
    describe(
      key, ["type": "integer", "minimum": .int(range.lowerBound), "maximum": .int(range.upperBound)], required: false)
    guard let node = take(key), let value: Int = scalar(node, key: key) else { return nil }
    return check(value, in: range, node, key)
  }

  private func check(_ value: Int, in range: ClosedRange<Int>, _ node: Node, _ key: String) -> Int {
    if !range.contains(value) {
      problem(
        .outOfRange, at: node, key: key,
        "« \(key) » vaut \(value) ; il faut un entier de \(range.lowerBound) à \(range.upperBound).")
    }
    return min(max(value, range.lowerBound), range.upperBound)
  }

  /// One of the words of an enumeration.
  public func choice<E: RawRepresentable & CaseIterable>(_ key: String, _ type: E.Type = E.self) -> E?
  where E.RawValue == String {
    describe(key, ["enum": .strings(E.allCases.map(\.rawValue))], required: false)
    guard let node = take(key) else { return nil }
    return choice(node, key: key)
  }

  /// One of the words of an enumeration, which must be given unless there is a default.
  public func choice<E: RawRepresentable & CaseIterable>(_ key: String, default fallback: E, required: Bool = false)
    -> E
  where E.RawValue == String {
    describe(key, ["enum": .strings(E.allCases.map(\.rawValue))], required: required)
    guard let node = take(key) else {
      if required, !isDescribing { missing(key, "un mot parmi " + E.allCases.map(\.rawValue).joined(separator: ", ")) }
      return fallback
    }
    return choice(node, key: key) ?? fallback
  }

  /// A list of words of an enumeration; absent means empty.
  public func choices<E: RawRepresentable & CaseIterable>(_ key: String, _ type: E.Type = E.self) -> [E]
  where E.RawValue == String {
    describe(key, ["type": "array", "items": ["enum": .strings(E.allCases.map(\.rawValue))]], required: false)
    guard let node = take(key) else { return [] }
    return items(node, key: key).compactMap { choice($0, key: key) }
  }

  func choice<E: RawRepresentable & CaseIterable>(_ node: Node, key: String) -> E? where E.RawValue == String {
    guard let text: String = scalar(node, key: key) else { return nil }
    if let value = E(rawValue: text) { return value }
    let words = E.allCases.map(\.rawValue)
    let nearest = FrenchText.nearest(to: text, among: words).map { "Vouliez-vous dire « \($0) » ? " } ?? ""
    problem(
      .wrongValue, at: node, key: key,
      "« \(key) » : « \(text.prefix(60)) » n’est pas une valeur possible. \(nearest)Valeurs : \(words.joined(separator: ", "))."
    )
    return nil
  }

  /// A list of scalars; absent means empty.
  public func values<T: Scalar>(_ key: String, _ type: T.Type = T.self) -> [T] {
    describe(key, ["type": "array", "items": T.jsonSchema], required: false)
    guard let node = take(key) else { return [] }
    return items(node, key: key).compactMap { scalar($0, key: key) }
  }

  func items(_ node: Node, key: String) -> [Node] {
    if case .list(let items) = node.value { return items }
    problem(
      .wrongType, at: node, key: key, "« \(key) » : \(node.kindInFrench) se trouve là où une liste était attendue.")
    return []
  }

  // MARK: References

  /// The id of another entry, which must exist.
  public func reference(_ key: String, to kind: String) -> String {
    let id: String = value(key)
    if let node = entries.first(where: { $0.key == key })?.value { refer(id, kind, node, key) }
    return id
  }

  public func optionalReference(_ key: String, to kind: String) -> String? {
    guard let id: String = optional(key) else { return nil }
    if let node = entries.first(where: { $0.key == key })?.value { refer(id, kind, node, key) }
    return id
  }

  public func references(_ key: String, to kind: String) -> [String] {
    describe(key, ["type": "array", "items": String.jsonSchema], required: false)
    guard let node = take(key) else { return [] }
    return items(node, key: key).compactMap { item in
      guard let id: String = scalar(item, key: key) else { return nil }
      refer(id, kind, item, key)
      return id
    }
  }

  public func refer(_ id: String, _ kind: String, _ node: Node?, _ key: String) {
    guard !reading.trusted, !isDescribing, !id.isEmpty else { return }
    reading.refer(.init(kind: kind, id: id, position: node?.position ?? self.node.position, path: path(key)))
  }

  // MARK: Records

  public func record<R: Record>(_ key: String, _ type: R.Type = R.self) -> R {
    describe(record: type, key, list: false, required: true)
    guard let node = take(key) else {
      if !isDescribing { missing(key, "un groupe de clés") }
      return standIn(type, key)
    }
    return record(node, key: key)
  }

  public func optionalRecord<R: Record>(_ key: String, _ type: R.Type = R.self) -> R? {
    describe(record: type, key, list: false, required: false)
    return take(key).map { record($0, key: key) }
  }

  /// A list of records; absent means empty.
  public func records<R: Record>(_ key: String, of type: R.Type = R.self) -> [R] {
    describe(record: type, key, list: true, required: false)
    guard let node = take(key) else { return [] }
    return items(node, key: key).enumerated().map { record($1, key: "\(key)[\($0)]") }
  }

  public func record<R: Record>(_ node: Node, key: String) -> R {
    let fields = Fields(node: node, reading: reading, parent: self, key: key)
    let record = R(fields)
    fields.finish()
    return record
  }

  /// A record read from an empty group, its complaints thrown away: the one complaint about the missing key is enough.
  private func standIn<R: Record>(_ type: R.Type, _ key: String) -> R {
    let silent = Reading(trusted: true)
    silent.schema = isDescribing ? SchemaBuilder() : nil
    return R(Fields(node: Node(.map([])), reading: silent, parent: nil, key: key))
  }
}
