import Kernel

/// What of the catalogue is stale on a day: past its end, not checked for a year, or never checked at all.
public struct Freshness: Sendable {
  /// One value, sheet or source, and where it stands.
  public struct Item: Sendable, Hashable {
    public let entry: SearchIndex.Entry
    /// What it is, in the words of the catalogue, or where it stands in the entry.
    public let what: String
    /// The day of its end, or of the last check; nil for what nobody checked.
    public let day: CivilDate?
    public let sources: [String]
  }

  /// The last known period, or the sheet of the register, ended before the day.
  public private(set) var ended: [Item] = []
  /// The value in force, or the source itself, was read more than a year before the day.
  public private(set) var unchecked: [Item] = []
  /// Known from memory, or sources that differ: « à vérifier ».
  public private(set) var toVerify: [Item] = []
  /// What the catalogue says that it does not know: « à vérifier » too, with no value at all.
  public private(set) var unknown: [Item] = []

  private let day: CivilDate
  private let yearBefore: CivilDate

  public init(_ catalog: Catalog, on day: CivilDate) {
    self.day = day
    yearBefore = day.adding(months: -12)
    for kind in CatalogKind.allCases {
      for node in catalog.compiled.nodes(kind) {
        guard let id = node["id"]?.text else { continue }
        inspect(node, SearchIndex.Entry(kind: kind, id: id, title: node[kind.fields.title]?.text ?? id))
      }
    }
    for list in [\Freshness.ended, \.unchecked, \.toVerify, \.unknown] as [WritableKeyPath<Freshness, [Item]>] {
      // The two ends of a range have one name: they are said once.
      var seen = Set<Item>()
      self[keyPath: list].removeAll { !seen.insert($0).inserted }
    }
    ended.sort { ($0.day ?? day) < ($1.day ?? day) }
    unchecked.sort { ($0.day ?? day) < ($1.day ?? day) }
  }

  private mutating func inspect(_ node: Node, _ entry: SearchIndex.Entry) {
    for series in DatedSeries.all(in: node, of: entry.kind) {
      guard let answer = series.values.at(day) else { continue }
      let what = series.label ?? entry.title
      let sources = answer.period.sources
      if case .after(let last)? = answer.notice {
        ended.append(Item(entry: entry, what: what, day: last, sources: sources))
      }
      if answer.period.checked < yearBefore {
        unchecked.append(Item(entry: entry, what: what, day: answer.period.checked, sources: sources))
      }
    }
    if let read = date(node["read"]), read < yearBefore {
      unchecked.append(Item(entry: entry, what: entry.title, day: read, sources: [entry.id]))
    }
    sheets(node, entry)
    walk(node, entry, around: entry.title)
  }

  /// The sheets of a formation that can still be entered.
  private mutating func sheets(_ node: Node, _ entry: SearchIndex.Entry) {
    guard node["closure"] == nil, case .list(let sheets)? = node["register"]?.value else { return }
    for sheet in sheets {
      guard let until = date(sheet["until"]), until < day, let code = sheet["code"]?.text else { continue }
      ended.append(Item(entry: entry, what: "Fiche \(code)", day: until, sources: texts(sheet["sources"])))
    }
  }

  /// Every group that says how sure it is, and every « unknown: raison ».
  private mutating func walk(_ node: Node, _ entry: SearchIndex.Entry, around title: String) {
    switch node.value {
    case .list(let items): for item in items { walk(item, entry, around: title) }
    case .map(let entries):
      let name = ["label", "title", "code", "what"].lazy.compactMap { node[$0]?.text }.first ?? title
      if let confidence = node["confidence"]?.text.flatMap(Confidence.init), confidence.mustBeChecked {
        toVerify.append(Item(entry: entry, what: name, day: date(node["checked"]), sources: texts(node["sources"])))
      }
      if entries.count == 1, let reason = node["unknown"]?.text {
        unknown.append(Item(entry: entry, what: "\(title) : \(reason)", day: nil, sources: []))
      }
      if node["what"] != nil, node["ask"] != nil, let reason = node["reason"]?.text {
        unknown.append(Item(entry: entry, what: "\(name) : \(reason)", day: nil, sources: []))
      }
      for inner in entries { walk(inner.value, entry, around: name) }
    case .scalar, .null: break
    }
  }

  private func date(_ node: Node?) -> CivilDate? { node?.text.flatMap { CivilDate(iso: $0) } }

  private func texts(_ node: Node?) -> [String] {
    if case .list(let items)? = node?.value { items.compactMap(\.text) } else { [] }
  }
}
