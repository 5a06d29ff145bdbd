/// Reads old payloads: for a kind, how version *n* becomes version *n + 1*.
///
///     Upcasters([.init(.facts, from: 1): { payload in … }])
///
/// The transforms are pure. The stored bytes never change: the journal is read through them.
public struct Upcasters: Sendable {
  public typealias Transform = @Sendable (String) throws -> String

  public struct Step: Hashable, Sendable {
    public let kind: EntryKind
    public let version: Int

    public init(_ kind: EntryKind, from version: Int) {
      (self.kind, self.version) = (kind, version)
    }
  }

  /// No payload has changed its shape yet.
  public static let none = Upcasters([:])

  private let steps: [Step: Transform]
  private let newest: [EntryKind: Int]

  public init(_ steps: [Step: Transform]) {
    self.steps = steps
    newest = Dictionary(steps.keys.map { ($0.kind, $0.version + 1) }, uniquingKeysWith: max)
  }

  /// The version that this program writes and reads for a kind.
  public func currentVersion(of kind: EntryKind) -> Int { newest[kind] ?? 1 }

  /// The entry in today's shape, or nil where no chain of steps leads there (a newer version, a missing or failing step).
  public func read(_ entry: Entry) -> Entry? {
    let target = currentVersion(of: entry.kind)
    guard entry.formatVersion != target else { return entry }
    var payload = entry.payload
    var version = entry.formatVersion
    while version < target {
      guard let step = steps[Step(entry.kind, from: version)], let next = try? step(payload) else { return nil }
      payload = next
      version += 1
    }
    return version == target ? entry.with(payload: payload, formatVersion: version) : nil
  }
}
