import Kernel

/// One dated value of an entry, found in the raw data: so every kind, known today or added later, answers alike.
public struct DatedSeries: Sendable {
  /// Where it stands in the entry: `amounts.mandatoryShare.values`.
  public let path: String
  /// Its own words, where the group around it has any.
  public let label: String?
  public let unit: String?
  public let values: DatedValue<String>
  /// The day from which the figure exists at all, where the group says so.
  public let introduced: CivilDate?
  /// Whether the values are written as numbers.
  let isNumeric: Bool

  /// Every dated value of an entry, in the order of the file.
  public static func all(in entry: Node, of kind: CatalogKind) -> [DatedSeries] {
    places(in: entry, of: kind).map { place in
      let reading = Reading(trusted: true)
      let periods = place.periods.map { reading.read($0, as: Period<String>.self) }.sorted { $0.from < $1.from }
      let isNumeric = if case .scalar(_, plain: true)? = place.periods.first?["value"]?.value { true } else { false }
      return DatedSeries(
        path: place.path, label: place.label, unit: place.unit, values: DatedValue(periods: periods),
        introduced: place.introduced, isNumeric: isNumeric)
    }
  }

  /// A dated value as it is written, before anybody reads its periods.
  struct Place {
    let path: String
    let label: String?
    let unit: String?
    let introduced: CivilDate?
    let periods: [Node]
  }

  static func places(in entry: Node, of kind: CatalogKind) -> [Place] {
    var found: [Place] = []
    collect(entry, path: "", around: entry, unit: kind == .tariffs ? "€" : nil, into: &found)
    return found
  }

  private static func collect(
    _ node: Node, path: String, around group: Node, unit: String?, into found: inout [Place]
  ) {
    switch node.value {
    case .list(let items):
      if let first = items.first, first["value"] != nil, first["from"] != nil, first["checked"] != nil {
        found.append(
          Place(
            path: path, label: group["label"]?.text, unit: group["unit"]?.text ?? unit,
            introduced: group["introduced"]?.text.flatMap { CivilDate(iso: $0) }, periods: items))
        return
      }
      for (index, item) in items.enumerated() {
        let name = item["id"]?.text ?? "\(index)"
        collect(item, path: path.isEmpty ? name : path + "." + name, around: item, unit: unit, into: &found)
      }
    case .map(let entries):
      for entry in entries {
        collect(
          entry.value, path: path.isEmpty ? entry.key : path + "." + entry.key, around: node, unit: unit,
          into: &found)
      }
    case .scalar, .null: break
    }
  }

  /// What held on a day; nil before the figure was introduced.
  public func on(_ date: CivilDate) -> DatedValue<String>.Answer? {
    if let introduced, date < introduced { return nil }
    return values.at(date)
  }

  /// The value with its unit, for people: `103,20 €`.
  public func words(_ value: String) -> String {
    guard isNumeric, let number = Quantity(value) else { return value }
    return unit.map { number.inFrench(unit: $0) } ?? number.inFrench
  }

  func json(on date: CivilDate) -> JSON {
    let answer = on(date)
    func number(_ value: String) -> JSON { isNumeric ? .number(value) : .string(value) }
    return [
      "path": .string(path), "label": .optional(label) { .string($0) }, "unit": .optional(unit) { .string($0) },
      "value": .optional(answer) { number($0.value) }, "from": .optional(answer?.period.from) { .date($0) },
      "until": .optional(answer?.period.until) { .date($0) },
      "checked": .optional(answer?.period.checked) { .date($0) },
      "confidence": .optional(answer?.period.confidence) { .string($0.rawValue) },
      "sources": .strings(answer?.period.sources ?? []),
      "notice": .optional(answer?.notice) { .string($0.inFrench) },
    ]
  }
}

extension Catalog {
  /// The dated values of one entry.
  func datedSeries(_ entry: SearchIndex.Entry) -> [DatedSeries] {
    node(entry).map { DatedSeries.all(in: $0, of: entry.kind) } ?? []
  }
}
