import Kernel

/// One week of one account, by the teaching model of audiences.
///
/// Orders of magnitude are realistic, figures foretell nothing; every screen that shows one says so. A post reaches a
/// part of the followers, each further post of the week adds less, strangers come by video, sharing and advertising,
/// quick answers keep the momentum, too many offers tire.
public struct AudienceModel: Sendable {
  /// What the week is played with.
  public struct Week: Sendable, Equatable {
    /// Euros of advertising on this account.
    public var ads: Double
    /// How quick answers are, 0…1 (`AudienceModel.quickness`).
    public var quickness: Double
    /// 0…1.
    public var quality: Double
    /// 0…100.
    public var reputation: Double
    public var offers: Int

    public init(ads: Double, quickness: Double, quality: Double, reputation: Double, offers: Int) {
      (self.ads, self.quickness, self.quality) = (ads, quickness, quality)
      (self.reputation, self.offers) = (reputation, offers)
    }
  }

  /// One published post: its pull on followers and on strangers, chance included.
  public struct Post: Sendable, Equatable {
    public var followers: Double
    public var strangers: Double

    public init(followers: Double, strangers: Double) { (self.followers, self.strangers) = (followers, strangers) }
  }

  public struct Account: Sendable, Equatable {
    public var followers: Double
    /// 0,70…1,20; 1 at the start.
    public var momentum: Double

    public init(followers: Double, momentum: Double = 1) { (self.followers, self.momentum) = (followers, momentum) }
  }

  /// What came of the week.
  public struct Outcome: Sendable, Equatable {
    public var reach = 0.0
    public var followersReached = 0.0
    public var strangersReached = 0.0
    public var engagement = 0.0
    public var clicks = 0.0
    public var gained = 0.0
    public var lost = 0.0
  }

  let parameters: PlatformModel
  /// People of the place who could be interested, followers included.
  let people: Double
  let fit: Double
  let sector: Double
  /// e^(−(k−1)/K).
  private let decay: [Double]
  private static let longestWeek = 32

  public init(_ parameters: PlatformModel, people: Double, fit: Double, sector: Double) {
    (self.parameters, self.people, self.fit, self.sector) = (parameters, people, fit, sector)
    decay = (0..<AudienceModel.longestWeek).map { PortableMath.exp(-Double($0) / parameters.fading) }
  }

  /// How quality pulls: 0,6…1,4.
  public static func pull(of quality: Double) -> Double { 0.6 + 0.8 * quality }

  /// How quick an answer is: 1 within two hours, 0 after three days.
  public static func quickness(_ hours: Double) -> Double {
    let ln72 = 4.276666119016055
    let ln2 = 0.6931471805599453
    return max(0, min(1, (ln72 - PortableMath.log(max(hours, 2))) / (ln72 - ln2)))
  }

  /// Chance around 1 of one post, mean 1.
  public static func noise(_ z: Double) -> Double { PortableMath.exp(0.35 * z - 0.06125) }

  /// Plays one week and moves the account. Posts are sorted in place.
  public func play(_ account: inout Account, _ week: Week, posts: inout [Post]) -> Outcome {
    let n = posts.count
    let f = account.followers
    let offer = n == 0 ? 0 : Double(week.offers) / Double(n)
    let tired = max(0, offer - 0.34)
    let mix = 1 - 0.5 * tired / 0.66
    let pull = n == 0 ? 0 : AudienceModel.pull(of: week.quality)
    let quick = week.quickness
    let profile = 0.7 + 0.5 * week.reputation / 100

    let known = fading(&posts, \.followers)
    let unknown = fading(&posts, \.strangers)

    var outcome = Outcome()
    let common = account.momentum * fit * mix
    if f > 0 {
      let impressions = f * part(of: f) * known * common
      outcome.followersReached = f * (1 - PortableMath.exp(-impressions / f))
    }
    let pool = max(0, people * fit - f)
    var found = 0.0
    var bought = 0.0
    if pool > 0 {
      let chance = n == 0 ? 0 : (parameters.floor + parameters.d * f) * unknown * common
      let paid = 1_000 * week.ads / parameters.cpm
      found = pool * (1 - PortableMath.exp(-chance / pool))
      bought = pool * (1 - PortableMath.exp(-(chance + paid) / pool)) - found
    }
    outcome.strangersReached = found + bought
    outcome.reach = outcome.followersReached + outcome.strangersReached
    outcome.engagement =
      (outcome.followersReached + found + 0.4 * bought) * parameters.e * sector * pull * (1 + parameters.lambda * quick)
      * mix
    outcome.clicks = (outcome.followersReached + found + bought) * parameters.ctr * pull
    outcome.gained = (found + 0.5 * bought) * parameters.kappa * profile * pull
    outcome.lost =
      f
      * (parameters.c0 + 0.0008 * max(0, Double(n) - parameters.nHigh) + (n == 0 ? 0.001 : 0) + 0.002 * tired)
    account.followers = max(0, f + outcome.gained - outcome.lost)
    let drive = 0.70 + 0.30 * min(1, Double(n) / parameters.nLow) + (n == 0 ? 0 : 0.20 * quick)
    account.momentum = max(0.70, min(1.20, account.momentum + 0.3 * (drive - account.momentum)))
    return outcome
  }

  /// Σ of the pulls, strongest first, each further post counting less. A handful of posts: sorted by insertion.
  @inline(__always)
  private func fading(_ posts: inout [Post], _ pull: (Post) -> Double) -> Double {
    var sum = 0.0
    posts.withUnsafeMutableBufferPointer { posts in
      for i in posts.indices.dropFirst() {
        let moved = posts[i]
        var j = i
        while j > 0, pull(posts[j - 1]) < pull(moved) {
          posts[j] = posts[j - 1]
          j -= 1
        }
        posts[j] = moved
      }
      for k in posts.indices { sum += pull(posts[k]) * decay[min(k, decay.count - 1)] }
    }
    return sum
  }

  /// Part of the followers that one post can reach.
  public func part(of followers: Double) -> Double {
    min(0.5, parameters.rho * PortableMath.exp(-parameters.x * PortableMath.log(max(followers, 50) / 1_000)))
  }
}
