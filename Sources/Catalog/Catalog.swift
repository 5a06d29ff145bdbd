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

  private let sourceSection: Section<Source>
  private let romeSection: Section<RomeCode>
  private let factSection: Section<FactDeclaration>
  private let questionSection: Section<Question>
  private let competenceSection: Section<Competence>
  private let goalSection: Section<Goal>
  private let formationSection: Section<Formation>
  private let fundingSection: Section<Funding>
  private let calendarSection: Section<ApplicationCalendar>
  private let tariffSection: Section<Tariff>
  private let adviceSection: Section<Advice>
  private let topicSection: Section<Topic>
  private let figureSection: Section<Figure>
  private let termSection: Section<Term>
  private let itemSection: Section<Item>
  private let scenarioSection: Section<Scenario>
  private let eventSection: Section<PracticeEvent>
  private let platformSection: Section<Platform>
  private let sectorSection: Section<Sector>
  private let poolSection: Section<Pool>
  private let dimensionSection: Section<Dimension>
  private let postRuleSection: Section<PostRule>
  private let readinessSection: Section<ReadinessRule>
  private let stepSection: Section<RegistrationStep>
  private let holidaySection: Section<Holiday>
  private let thresholdSection: Section<Threshold>
  private let paperSection: Section<Paper>
  private let registration = Mutex<RegistrationKnowledge?>(nil)
  private let facts = Mutex<FactDictionary?>(nil)
  let worlds = Mutex<[String: CompiledScenario]>([:])

  public init(_ compiled: CompiledReader) {
    contentKey = compiled.contentKey
    self.compiled = compiled
    sourceSection = Section(compiled, .sources)
    romeSection = Section(compiled, .rome)
    factSection = Section(compiled, .facts)
    questionSection = Section(compiled, .questions)
    competenceSection = Section(compiled, .competences)
    goalSection = Section(compiled, .goals)
    formationSection = Section(compiled, .formations)
    fundingSection = Section(compiled, .fundings)
    calendarSection = Section(compiled, .calendars)
    tariffSection = Section(compiled, .tariffs)
    adviceSection = Section(compiled, .advices)
    topicSection = Section(compiled, .topics)
    figureSection = Section(compiled, .figures)
    termSection = Section(compiled, .terms)
    itemSection = Section(compiled, .items)
    scenarioSection = Section(compiled, .scenarios)
    eventSection = Section(compiled, .events)
    platformSection = Section(compiled, .platforms)
    sectorSection = Section(compiled, .sectors)
    poolSection = Section(compiled, .pools)
    dimensionSection = Section(compiled, .dimensions)
    postRuleSection = Section(compiled, .postRules)
    readinessSection = Section(compiled, .readinessRules)
    stepSection = Section(compiled, .steps)
    holidaySection = Section(compiled, .holidays)
    thresholdSection = Section(compiled, .thresholds)
    paperSection = Section(compiled, .papers)
  }

  /// From bytes in memory, such as a fresh compilation; nil where they are no compiled catalogue.
  public convenience init?(bytes: [UInt8]) {
    let owner = OwnedBytes(bytes)
    guard let reader = CompiledReader(owner.buffer, owner: owner) else { return nil }
    self.init(reader)
  }

  public var sources: [Source] { sourceSection.all }
  public var rome: [RomeCode] { romeSection.all }
  public var questions: [Question] { questionSection.all }
  public var competences: [Competence] { competenceSection.all }
  public var goals: [Goal] { goalSection.all }
  public var formations: [Formation] { formationSection.all }
  public var fundings: [Funding] { fundingSection.all }
  public var calendars: [ApplicationCalendar] { calendarSection.all }
  public var tariffs: [Tariff] { tariffSection.all }
  public var advices: [Advice] { adviceSection.all }
  public var topics: [Topic] { topicSection.all }
  public var figures: [Figure] { figureSection.all }
  public var terms: [Term] { termSection.all }
  public var items: [Item] { itemSection.all }
  public var scenarios: [Scenario] { scenarioSection.all }
  public var events: [PracticeEvent] { eventSection.all }
  public var platforms: [Platform] { platformSection.all }
  public var sectors: [Sector] { sectorSection.all }
  public var pools: [Pool] { poolSection.all }
  public var dimensions: [Dimension] { dimensionSection.all }
  public var postRules: [PostRule] { postRuleSection.all }
  public var readinessRules: [ReadinessRule] { readinessSection.all }
  public var steps: [RegistrationStep] { stepSection.all }
  public var holidays: [Holiday] { holidaySection.all }
  public var thresholds: [Threshold] { thresholdSection.all }
  public var papers: [Paper] { paperSection.all }

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
      let dictionary = FactDictionary(factSection.all)
      cached = dictionary
      return dictionary
    }
  }
}

/// One kind of entry, decoded once.
final class Section<R: Record>: Sendable {
  private let compiled: CompiledReader
  private let kind: CatalogKind
  private let cache = Mutex<[R]?>(nil)

  init(_ compiled: CompiledReader, _ kind: CatalogKind) {
    (self.compiled, self.kind) = (compiled, kind)
  }

  var all: [R] {
    cache.withLock { cached in
      if let cached { return cached }
      let reading = Reading(trusted: true)
      let records = compiled.nodes(kind).map { reading.read($0, as: R.self) }
      cached = records
      return records
    }
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
