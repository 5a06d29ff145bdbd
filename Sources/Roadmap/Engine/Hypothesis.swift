/// What is supposed for an explanation, beyond the facts: « and without it? », « and with that one? ».
struct Hypothesis: Sendable {
  /// Formations that cannot be taken.
  var without: Set<String> = []
  /// Formations that must be on the route.
  var forced: Set<String> = []
  /// The one way into a formation that may be taken.
  var offers: [String: String] = [:]
}

extension RoadmapEngine {
  /// The same question under other limits.
  func with(_ constraints: Constraints) -> RoadmapEngine {
    var engine = self
    engine.constraints = constraints
    return engine
  }

  /// The same question under a supposition.
  func supposing(_ hypothesis: Hypothesis) -> RoadmapEngine {
    var engine = self
    engine.hypothesis = hypothesis
    return engine
  }
}
