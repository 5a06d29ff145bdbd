import Synchronization

/// What may stand for the star of a family of facts, or among the ids of a list: `redaction` in `competence.redaction`.
public enum FactMembers: Sendable {
  /// Ids of the catalogue, and what one of them is: « une compétence ».
  case ids(LateIDs, what: String)
  /// A month or a civil quarter: `2027-02`, `2027-Q1`.
  case periods

  /// Why a word is none of them, with the nearest that is one; nil where all is well.
  ///
  /// - Parameter spelt: a member as the person should have written it: `competence.redaction` for `redaction`.
  func fault(_ word: String, spelt: (String) -> String) -> String? {
    switch self {
    case .ids(let ids, let what):
      guard !ids.contains(word) else { return nil }
      let nearest = FrenchText.nearest(to: word, among: ids.all).map { " Vouliez-vous dire « \(spelt($0)) » ?" } ?? ""
      return "« \(word.prefix(60)) » n’est pas \(what) connue.\(nearest)"
    case .periods:
      guard !FactMembers.isPeriod(word) else { return nil }
      return "« \(word.prefix(60)) » n’est ni un mois ni un trimestre. "
        + "Écrivez par exemple « \(spelt("2027-02")) » ou « \(spelt("2027-Q1")) »."
    }
  }

  private static func isPeriod(_ word: String) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 2, let year = Int(parts[0]),
      (2000...2100).contains(year)
    else { return false }
    if parts[1].first == "Q" { return Int(parts[1].dropFirst()).map((1...4).contains) ?? false }
    return parts[1].allSatisfy { ("0"..."9").contains($0) } && (Int(parts[1]).map((1...12).contains) ?? false)
  }
}

/// Ids that are read the first time that somebody asks: most readings of facts name none.
public final class LateIDs: Sendable {
  private let read: @Sendable () -> [String]
  private let known = Mutex<(all: [String], set: Set<String>)?>(nil)

  public init(_ read: @escaping @Sendable () -> [String]) { self.read = read }

  public var all: [String] { load().all }

  public func contains(_ id: String) -> Bool { load().set.contains(id) }

  private func load() -> (all: [String], set: Set<String>) {
    known.withLock { known in
      if let known { return known }
      let all = read()
      known = (all, Set(all))
      return (all, Set(all))
    }
  }
}
