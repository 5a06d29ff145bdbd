import Kernel

/// What a mission is built again from: the client, the seed, the day when it began.
public struct MissionSetting: Sendable, Equatable {
  public let scenario: String
  public let version: Int
  public let seed: UInt64
  public let day: CivilDate

  public init(scenario: String, version: Int, seed: UInt64, day: CivilDate) {
    (self.scenario, self.version, self.seed, self.day) = (scenario, version, seed, day)
  }

  /// The seed as text: a JSON number would lose its last digits in other programs.
  public var json: JSON {
    ["scenario": .string(scenario), "version": .int(version), "seed": .string(String(seed)), "day": .date(day)]
  }

  public init?(_ node: Node) {
    guard let scenario = node["scenario"]?.text, let version = node["version"]?.text.flatMap({ Int($0) }),
      let seed = node["seed"]?.text.flatMap({ UInt64($0) }), let day = node["day"]?.text.flatMap({ CivilDate(iso: $0) })
    else { return nil }
    self.init(scenario: scenario, version: version, seed: seed, day: day)
  }
}

/// A finished mission as the notebook keeps it: its scores, never computed again, and the replies that led to them.
public struct StoredMission: Sendable {
  public let setting: MissionSetting
  public let title: String
  public let total: Double
  public let digest: String
  let sector: String
  let isPassed: Bool
  let isCrisisPassed: Bool
  /// Shares of what could be shown, 0…1, by competence.
  let evidence: [(competence: String, share: Double)]
  public let json: JSON
  private let replies: Node?

  public init(_ setting: MissionSetting, _ debrief: Debrief) {
    let (run, scenario) = (debrief.run, debrief.run.world.scenario)
    (self.setting, title, sector) = (setting, scenario.title, scenario.persona.sector)
    (total, digest, replies) = (debrief.score.total, run.digestText, nil)
    (isPassed, isCrisisPassed) = (debrief.isPassed, debrief.crisisPassed ?? false)
    evidence = debrief.evidence.filter { $0.most > 0 }.map { ($0.competence, Double($0.points) / Double($0.most)) }
    json = [
      "capability": "practice", "title": .string(title), "sector": .string(sector), "setting": setting.json,
      "passed": .bool(isPassed), "crisisPassed": .bool(isCrisisPassed),
      "evidence": .object(evidence.map { ($0.competence, .thousandths($0.share)) }), "replies": run.repliesJSON,
      "result": run.json,
    ]
  }

  public init?(_ node: Node) {
    guard node["capability"]?.text == "practice", let setting = node["setting"].flatMap({ MissionSetting($0) }),
      let title = node["title"]?.text, let result = node["result"], let digest = result["digest"]?.text,
      let total = result["scores"]?["total"]?.text.flatMap({ Quantity($0) })
    else { return nil }
    (self.setting, self.title, self.digest, self.total) = (setting, title, digest, total.double)
    sector = node["sector"]?.text ?? ""
    (isPassed, isCrisisPassed) = (node["passed"]?.text == "true", node["crisisPassed"]?.text == "true")
    if case .map(let entries)? = node["evidence"]?.value {
      evidence = entries.compactMap { entry in
        entry.value.text.flatMap { Quantity($0) }.map { (entry.key, $0.double) }
      }
    } else {
      evidence = []
    }
    replies = node["replies"]
    json = JSON(node)
  }

  /// The stored replies that can still be read.
  public func answers(_ read: (String, Node) -> PracticeRun.Answer?) -> [String: PracticeRun.Answer] {
    guard case .map(let entries)? = replies?.value else { return [:] }
    return Dictionary(
      entries.compactMap { entry in read(entry.key, entry.value).map { (entry.key, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
