import Kernel

/// Whether anybody can still enter a formation, whatever their situation.
enum Standing: Equatable {
  /// Up to that day, where there is one.
  case open(until: CivilDate?)
  /// Nobody enters any more, since that day.
  case closed(since: CivilDate)
  /// It closes on that day, and its ways in until then are not known.
  case closing(CivilDate)
  /// Every register sheet is inactive and none replaces it: to be checked before anything else.
  case inactive(sheet: String)
  /// The last register sheet ended on that day.
  case expired(CivilDate)

  init(_ formation: Formation, today: CivilDate) {
    let last = formation.lastRegistered
    if let closure = formation.closure, closure.since <= today {
      self = .closed(since: closure.since)
    } else if let closure = formation.closure, formation.offers.isEmpty {
      self = .closing(closure.since)
    } else if let sheet = formation.register.first(where: \.inactive), formation.register.allSatisfy(\.inactive) {
      self = .inactive(sheet: sheet.code)
    } else if let last, last < today {
      self = .expired(last)
    } else {
      self = .open(until: [last, formation.closure?.since.adding(days: -1)].compactMap { $0 }.min())
    }
  }

  var isOpen: Bool { if case .open = self { true } else { false } }

  /// The last day when it can be entered; nil where there is none, or where it is not open.
  var lastEntry: CivilDate? { if case .open(let until) = self { until } else { nil } }
}

extension Formation {
  /// The last day when a register sheet still stands, where they all end for good; nil otherwise.
  ///
  /// One sheet in force is enough: a title may be registered twice during a change.
  var lastRegistered: CivilDate? {
    guard !register.isEmpty else { return nil }
    var last: CivilDate?
    for sheet in register {
      guard let end = sheet.lastEntry else { return nil }
      last = max(last ?? end, end)
    }
    return last
  }
}
