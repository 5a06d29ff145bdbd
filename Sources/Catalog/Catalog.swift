import Assessment
import Kernel
import Practice
import Profile
import Registration
import Roadmap
import Synchronization
import Trade

/// Everything that the program knows. Each kind is decoded the first time that somebody asks for it, so that a command
/// pays only for what it shows.
public final class Catalog: Sendable {
  /// Changes whenever any entry does: what a conversation was begun under.
  public let contentKey: String
  /// What the catalogue was read from: raw entries, the full-text index.
  public let compiled: CompiledReader

  private let decoded = Mutex<[CatalogKind: any Sendable]>([:])
  private let registration = Mutex<RegistrationKnowledge?>(nil)
  private let facts = Mutex<FactDictionary?>(nil)
  let worlds = Mutex<[String: CompiledScenario]>([:])

  public init(_ compiled: CompiledReader) {
    contentKey = compiled.contentKey
    self.compiled = compiled
  }

  /// From bytes in memory, such as a fresh compilation; nil where they are no compiled catalogue.
  public convenience init?(bytes: [UInt8]) {
    let owner = OwnedBytes(bytes)
    guard let reader = CompiledReader(owner.buffer, owner: owner) else { return nil }
    self.init(reader)
  }

  public var sources: [Source] { all(.sources) }
  public var rome: [RomeCode] { all(.rome) }
  public var questions: [Question] { all(.questions) }
  public var competences: [Competence] { all(.competences) }
  public var goals: [Goal] { all(.goals) }
  public var formations: [Formation] { all(.formations) }
  public var fundings: [Funding] { all(.fundings) }
  public var calendars: [ApplicationCalendar] { all(.calendars) }
  public var tariffs: [Tariff] { all(.tariffs) }
  public var advices: [Advice] { all(.advices) }
  public var topics: [Topic] { all(.topics) }
  public var figures: [Figure] { all(.figures) }
  public var terms: [Term] { all(.terms) }
  public var items: [Item] { all(.items) }
  public var scenarios: [Scenario] { all(.scenarios) }
  public var events: [PracticeEvent] { all(.events) }
  public var platforms: [Platform] { all(.platforms) }
  public var sectors: [Sector] { all(.sectors) }
  public var pools: [Pool] { all(.pools) }
  public var dimensions: [Dimension] { all(.dimensions) }
  public var postRules: [PostRule] { all(.postRules) }
  public var readinessRules: [ReadinessRule] { all(.readinessRules) }
  public var steps: [RegistrationStep] { all(.steps) }
  public var holidays: [Holiday] { all(.holidays) }
  public var thresholds: [Threshold] { all(.thresholds) }
  public var papers: [Paper] { all(.papers) }

  /// The sources that have one of the ids: only those are decoded.
  public func sources(_ ids: Set<String>) -> [Source] { some(.sources, ids) { $0.id } }

  /// The figures that have one of the ids: only those are decoded.
  public func figures(_ ids: Set<String>) -> [Figure] { some(.figures, ids) { $0.id } }

  /// The pages that have one of the ids: only those are decoded.
  public func topics(_ ids: Set<String>) -> [Topic] { some(.topics, ids) { $0.id } }

  private func all<R: Record>(_ kind: CatalogKind) -> [R] {
    decoded.withLock { decoded in
      if let known = decoded[kind] as? [R] { return known }
      let records: [R] = read(compiled.nodes(kind))
      decoded[kind] = records
      return records
    }
  }

  private func some<R: Record>(_ kind: CatalogKind, _ ids: Set<String>, id: (R) -> String) -> [R] {
    if let known = decoded.withLock({ $0[kind] as? [R] }) { return known.filter { ids.contains(id($0)) } }
    return read(compiled.nodes(kind, ids: ids))
  }

  private func read<R: Record>(_ nodes: [Node]) -> [R] {
    let reading = Reading(trusted: true)
    return nodes.map { reading.read($0, as: R.self) }
  }

  /// The part of the catalogue that registration reads, put in order once.
  public var registrationKnowledge: RegistrationKnowledge {
    registration.withLock { cached in
      if let cached { return cached }
      let knowledge = RegistrationKnowledge(
        steps: steps, holidays: holidays, thresholds: thresholds, papers: papers,
        figures: figures.map { .init(id: $0.id, label: $0.label, unit: $0.unit, values: $0.low) },
        dictionary: factDictionary)
      cached = knowledge
      return knowledge
    }
  }

  public var factDictionary: FactDictionary {
    facts.withLock { cached in
      if let cached { return cached }
      let competences = FactMembers.ids(ids(.competences), what: "une compétence")
      let dictionary = FactDictionary(
        all(.facts),
        members: [
          "competence.*": competences, "practice.evidence.*": competences, "turnover.*": .periods,
          "diplomas": .ids(ids(.formations), what: "une formation"),
        ])
      cached = dictionary
      return dictionary
    }
  }

  /// Read from the bytes and not from this catalogue, which holds the dictionary.
  private func ids(_ kind: CatalogKind) -> LateIDs {
    LateIDs { [compiled] in compiled.nodes(kind).compactMap { $0["id"]?.text } }
  }
}

/// Bytes that outlive every reader of them.
private final class OwnedBytes: @unchecked Sendable {
  // Written once in init, freed in deinit, only read in between.
  let buffer: UnsafeBufferPointer<UInt8>

  init(_ bytes: [UInt8]) {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes)
    buffer = UnsafeBufferPointer(copy)
  }

  deinit { buffer.deallocate() }
}
