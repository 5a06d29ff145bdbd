import Kernel

/// What an engagement came to, in numbers.
public struct PracticeMetrics: Sendable, Equatable {
  public let trust: Double
  public let reputation: Double
  public let quality: Double
  /// The player's hours, and the euros that the player paid.
  public let hours: Double
  public let costs: Double
  /// Euros a month, and all that was invoiced.
  public let price: Double
  public let invoiced: Double
  public let hourly: Double
  public let redLines: Int
  public let followers: Double
  public let followersGained: Double
  /// By platform; audiences of several platforms do not add up into people.
  public let followersByPlatform: [(platform: String, followers: Double)]
  /// Sums over the weeks and the platforms.
  public let reach: Double
  public let engagement: Double
  public let clicks: Double
  public let kpis: [(kpi: KPI, value: Double)]

  public static func == (a: PracticeMetrics, b: PracticeMetrics) -> Bool {
    a.hours == b.hours && a.trust == b.trust && a.followers == b.followers && a.reach == b.reach && a.clicks == b.clicks
      && a.invoiced == b.invoiced && a.redLines == b.redLines && a.kpis.map(\.value) == b.kpis.map(\.value)
  }
}

extension Engagement {
  public var metrics: PracticeMetrics {
    func meter(_ fact: BuiltIn) -> Double { slots[fact.rawValue].number }
    let score = score()
    return PracticeMetrics(
      trust: meter(.trust), reputation: meter(.reputation), quality: meter(.quality), hours: meter(.hours),
      costs: meter(.costs), price: meter(.price), invoiced: score.invoiced, hourly: score.hourly,
      redLines: Int(meter(.redLines)), followers: meter(.followers), followersGained: meter(.followersGained),
      followersByPlatform: zip(world.scenario.audience, accounts).map { ($0.platform, $1.followers) },
      reach: totals.reach, engagement: totals.engagement, clicks: totals.clicks,
      kpis: zip(world.scenario.kpis, indicators).map { ($0, $1) })
  }
}
