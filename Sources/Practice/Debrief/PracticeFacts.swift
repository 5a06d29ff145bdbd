import Kernel

/// What finished missions say of a person, as facts that other capabilities read.
///
/// A second play of the same client counts half, a third nothing: the answers are known. Only the first play passes a
/// sector or a crisis.
public enum PracticeFacts {
  static let evidence = "practice.evidence."
  static let sectors = "practice.simulationSectorsPassed"
  static let crisis = "practice.simulationCrisisPassed"

  /// Missions that were never played passed nothing: said as such where a verdict needs it.
  public static func counted(_ known: Facts) -> Facts {
    var facts = known
    if facts[sectors] == nil { facts[sectors] = .number(0) }
    if facts[crisis] == nil { facts[crisis] = .flag(false) }
    return facts
  }

  /// The facts after these missions, in the order in which they were played; the others are kept as they were.
  public static func facts(_ known: Facts, after missions: [StoredMission]) -> Facts {
    var facts = known
    for name in known.names where name.hasPrefix(evidence) { facts[name] = nil }
    var plays: [String: Int] = [:]
    var shares: [String: Double] = [:]
    var sectorsPassed = Set<String>()
    var crisisPassed = false
    for mission in missions {
      let times = plays[mission.setting.scenario, default: 0]
      plays[mission.setting.scenario] = times + 1
      let weight = times == 0 ? 1 : times == 1 ? 0.5 : 0
      for (competence, share) in mission.evidence { shares[competence, default: 0] += weight * share }
      guard times == 0 else { continue }
      if mission.isPassed { sectorsPassed.insert(mission.sector) }
      crisisPassed = crisisPassed || mission.isCrisisPassed
    }
    for (competence, share) in shares where share > 0 {
      facts[evidence + competence] = .number(Quantity(millionths: Int((share * 1_000).rounded()) * 1_000))
    }
    if !missions.isEmpty {
      facts[sectors] = .number(Quantity(sectorsPassed.count))
      facts[crisis] = .flag(crisisPassed)
    }
    return facts
  }
}
