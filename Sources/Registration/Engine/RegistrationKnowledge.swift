import Kernel

/// The part of the catalogue that registration reads.
public struct RegistrationKnowledge: Sendable {
  /// A dated figure of the law, by id.
  public struct Figure: Sendable {
    public let id: String
    public let label: String
    public let unit: String
    public let values: DatedValue<Quantity>

    public init(id: String, label: String, unit: String, values: DatedValue<Quantity>) {
      (self.id, self.label, self.unit, self.values) = (id, label, unit, values)
    }
  }

  /// In the order of life: phase, then dependencies, then the place that each asks for.
  public let steps: [RegistrationStep]
  public let holidays: [Holiday]
  public let thresholds: [Threshold]
  public let papers: [Paper]
  public let dictionary: FactDictionary
  private let figures: [String: Figure]

  public init(
    steps: [RegistrationStep], holidays: [Holiday], thresholds: [Threshold], papers: [Paper], figures: [Figure],
    dictionary: FactDictionary
  ) {
    self.steps = RegistrationKnowledge.inOrder(steps)
    (self.holidays, self.thresholds, self.papers, self.dictionary) = (holidays, thresholds, papers, dictionary)
    self.figures = Dictionary(figures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public func step(_ id: String) -> RegistrationStep? { steps.first { $0.id == id } }
  public func figure(_ id: String) -> Figure? { figures[id] }

  /// A figure on a day, in euros; nil where the catalogue has none.
  func money(_ id: String, on date: CivilDate) -> (value: Money, answer: DatedValue<Quantity>.Answer)? {
    figures[id]?.values.at(date).map { (Money(cents: $0.value.millionths / 10_000), $0) }
  }

  /// By phase; within it, each after those that it waits for, the lowest `order` first.
  private static func inOrder(_ steps: [RegistrationStep]) -> [RegistrationStep] {
    var rest = steps.sorted { ($0.phase.place, $0.order, $0.id) < ($1.phase.place, $1.order, $1.id) }
    var placed = Set<String>()
    let ids = Set(steps.map(\.id))
    var ordered: [RegistrationStep] = []
    while !rest.isEmpty {
      // Verified data have no cycle; were there one, the rest would keep its place.
      let index = rest.firstIndex { $0.after.allSatisfy { placed.contains($0) || !ids.contains($0) } } ?? 0
      let step = rest.remove(at: index)
      placed.insert(step.id)
      ordered.append(step)
    }
    return ordered
  }
}

extension RegistrationStep.Phase {
  var place: Int { RegistrationStep.Phase.allCases.firstIndex(of: self) ?? 0 }
}
