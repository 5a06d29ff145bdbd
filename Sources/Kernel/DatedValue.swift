/// How sure a figure is, as the person sees it.
public enum Confidence: String, CaseIterable, Sendable {
  case twoSources, oneSource, memory, disputed, editorial

  /// Shown beside the figure; nil where nothing needs to be said.
  public var inFrench: String? {
    switch self {
    case .twoSources: nil
    case .oneSource: "une seule source"
    case .memory: "à vérifier"
    case .disputed: "à vérifier : les sources divergent"
    case .editorial: "choix éditorial"
    }
  }

  /// Whether a screen must mark the figure « à vérifier ».
  public var mustBeChecked: Bool { self == .memory || self == .disputed }
}

/// Where a fact comes from. Declared once in `Data/sources/`, cited by id.
public struct Source: Record, Equatable {
  public let id: String
  public let publisher: String
  public let title: String
  public let url: String?
  /// The day on which somebody last read it.
  public let read: CivilDate
  public let licence: String?

  public init(_ fields: Fields) {
    id = fields.value("id")
    publisher = fields.value("publisher")
    title = fields.value("title")
    url = fields.optional("url")
    read = fields.value("read")
    licence = fields.optional("licence")
    if let url, !url.hasPrefix("https://"), !url.hasPrefix("http://"), !fields.isDescribing {
      fields.problem(.wrongValue, key: "url", "« url » doit commencer par https:// (« \(url.prefix(60)) »).")
    }
  }
}

/// One period of a dated value: from a day, until a day (both included), with its source.
public struct Period<Value: Scalar>: Record {
  public static var recordName: String { "Period\(Value.self)" }
  public let value: Value
  public let from: CivilDate
  public let until: CivilDate?
  public let sources: [String]
  public let checked: CivilDate
  public let confidence: Confidence
  public let note: String?

  public init(_ fields: Fields) {
    value = fields.value("value")
    from = fields.value("from")
    until = fields.optional("until")
    sources = fields.references("sources", to: "source")
    checked = fields.value("checked")
    confidence = fields.choice("confidence", default: .oneSource, required: true)
    note = fields.optional("note")
    guard !fields.isDescribing, !fields.reading.trusted else { return }
    if let until, until < from {
      fields.problem(
        .period, key: "until",
        "la période finit le \(until), avant de commencer le \(from). Corrigez « until », ou « from ».")
    }
    for (key, day) in [("from", from), ("until", until ?? from), ("checked", checked)]
    where fields.has(key) && day != .standIn && !(1900...2100).contains(day.year) {
      fields.problem(
        .outOfRange, key: key, "« \(key) » tombe en \(day.year) : il faut une année de 1900 à 2100. Corrigez la date.")
    }
    if sources.isEmpty, confidence != .memory, confidence != .editorial {
      fields.problem(
        .missingKey, key: "sources",
        "une valeur sûre doit citer sa source. Ajoutez « sources: [id] », ou « confidence: memory ».")
    }
  }
}

/// A figure that a law, an office or a market sets: its periods, in order.
public struct DatedValue<Value: Scalar>: Sendable {
  public let periods: [Period<Value>]

  /// - Parameter periods: in order, without overlap.
  public init(periods: [Period<Value>]) { self.periods = periods }

  /// What is known for a day, and whether it had to be taken from another day.
  public struct Answer: Sendable {
    public let period: Period<Value>
    public let notice: Notice?
    public var value: Value { period.value }
  }

  public enum Notice: Equatable, Sendable {
    /// Nothing is known so early: the first known value is given.
    case before(firstKnown: CivilDate)
    /// The last known value ended before that day.
    case after(lastKnown: CivilDate)
    /// A gap: the last value before it is given.
    case between(CivilDate, CivilDate)

    public var inFrench: String {
      switch self {
      case .before(let day): "valeur connue seulement depuis le \(day.inFrenchDigits) : la première connue est utilisée"
      case .after(let day): "valeur connue jusqu’au \(day.inFrenchDigits) : la dernière connue est utilisée"
      case .between(let a, _): "valeur inconnue à cette date : celle du \(a.inFrenchDigits) est utilisée"
      }
    }
  }

  /// Never guesses in silence: outside what is known, the nearest known value comes with a notice.
  public func at(_ date: CivilDate) -> Answer? {
    guard let first = periods.first else { return nil }
    guard let index = lastBegun(on: date) else { return Answer(period: first, notice: .before(firstKnown: first.from)) }
    let last = periods[index]
    guard let until = last.until, until < date else { return Answer(period: last, notice: nil) }
    let next = index + 1 < periods.count ? periods[index + 1] : nil
    return Answer(period: last, notice: next.map { .between(until, $0.from) } ?? .after(lastKnown: until))
  }

  private func lastBegun(on date: CivilDate) -> Int? {
    periods.indices.last { periods[$0].from <= date }
  }
}

extension Fields {
  /// The periods of a dated value: `mandatoryShare: [ { value, from, until, sources, checked, confidence } ]`.
  public func dated<T: Scalar>(_ key: String, _ type: T.Type = T.self) -> DatedValue<T> {
    let written = records(key, of: Period<T>.self)
    let places = (node[key]?.items ?? []).map { $0["from"] ?? $0 }
    let order = written.indices.sorted { (written[$0].from, $0) < (written[$1].from, $1) }
    let periods = order.map { written[$0] }
    if !isDescribing, !reading.trusted {
      if periods.isEmpty { problem(.missingKey, key: key, "« \(key) » n’a aucune période : il en faut au moins une.") }
      for (index, (a, b)) in zip(periods, periods.dropFirst()).enumerated() {
        let next = order[index + 1]
        let message = follows(b, a, key)
        if let message { problem(.period, at: next < places.count ? places[next] : nil, key: key, message) }
      }
    }
    return DatedValue(periods: periods)
  }

  /// What is wrong where one period follows another; nil where they touch.
  private func follows<T: Scalar>(_ b: Period<T>, _ a: Period<T>, _ key: String) -> String? {
    guard let until = a.until else {
      return
        "« \(key) » : la période du \(a.from) n’a pas de fin (until) alors que la suivante commence le \(b.from). Terminez-la la veille."
    }
    if until >= b.from {
      return
        "« \(key) » : deux périodes se chevauchent (jusqu’au \(until), puis dès le \(b.from)). Terminez la première la veille de la seconde."
    }
    guard until.adding(days: 1) != b.from else { return nil }
    return "« \(key) » : rien n’est dit entre le \(until) et le \(b.from). Comblez le trou, ou corrigez les dates."
  }
}

extension CivilDate {
  /// `01/09/2027`.
  public var inFrenchDigits: String {
    let (y, m, d) = components
    return "\(pad(d, 2))/\(pad(m, 2))/\(pad(y, 4))"
  }

  /// `1er septembre 2027`.
  public var inFrench: String {
    let (y, m, d) = components
    return "\(d == 1 ? "1er" : String(d)) \(CivilDate.frenchMonths[m - 1]) \(y)"
  }

  /// `septembre 2027`.
  public var monthInFrench: String {
    let (y, m, _) = components
    return "\(CivilDate.frenchMonths[m - 1]) \(y)"
  }

  public static let frenchMonths = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
  ]
}

/// What is known, or why it is not. An unknown field is shown « à vérifier », never filled by guess.
public enum Known<Value: Sendable>: Sendable {
  case known(Value)
  case unknown(reason: String)

  public var value: Value? {
    if case .known(let value) = self { value } else { nil }
  }

  public var reason: String? {
    if case .unknown(let reason) = self { reason } else { nil }
  }
}

/// Something that no source gives: what, why, and where to ask.
public struct Gap: Record {
  public let what: String
  public let reason: String
  public let ask: String

  public init(_ fields: Fields) {
    what = fields.value("what")
    reason = fields.value("reason")
    ask = fields.value("ask")
  }

  /// « Prix : aucun n’a été trouvé. Où demander : l’école ».
  public var sentence: String { "\(what)\u{A0}: \(reason) Où demander\u{A0}: \(ask)" }
}

extension Fields {
  /// `{ unknown: raison }` if the node says so.
  private func unknownReason(_ key: String) -> String? {
    guard let node = entries(key), node["unknown"] != nil, case .map(let keys) = node.value, keys.count == 1,
      let reason = keys.first, let text: String = scalar(reason.value, key: key)
    else { return nil }
    _ = take(key)
    return text
  }

  private func entries(_ key: String) -> Node? { node[key] }

  private static var unknownSchema: JSON {
    [
      "type": "object", "properties": ["unknown": String.jsonSchema], "required": ["unknown"],
      "additionalProperties": false,
    ]
  }

  /// A value, or `{ unknown: raison }`. One of the two must stand there.
  public func known<T: Scalar>(_ key: String, _ type: T.Type = T.self) -> Known<T> {
    describe(key, ["anyOf": [T.jsonSchema, Fields.unknownSchema]], required: true)
    if let reason = unknownReason(key) { return .unknown(reason: reason) }
    return .known(value(key))
  }

  /// A value, or `{ unknown: raison }`; nil where the key is absent, which says that there is nothing to know.
  public func optionalKnown<T: Scalar>(_ key: String, _ type: T.Type = T.self) -> Known<T>? {
    describe(key, ["anyOf": [T.jsonSchema, Fields.unknownSchema]], required: false)
    return has(key) ? known(key) : nil
  }

  /// A record, or `{ unknown: raison }`. One of the two must stand there.
  public func known<R: Record>(_ key: String, _ type: R.Type = R.self) -> Known<R> {
    if let builder = reading.schema {
      describe(
        key, ["anyOf": [Schema.reference(to: R.self, in: builder.definitions), Fields.unknownSchema]], required: true)
    }
    if let reason = unknownReason(key) { return .unknown(reason: reason) }
    return .known(record(key))
  }
}
