import Kernel
import Testing

@testable import Practice

/// The laws that the teaching model promises, on random worlds.
struct AudienceModelTests {
  /// A random account, week and set of posts.
  struct Draw {
    var model: AudienceModel
    var account: AudienceModel.Account
    var week: AudienceModel.Week
    var posts: [AudienceModel.Post]

    init(_ cases: inout Cases) {
      let platforms = Worlds.platforms
      let platform = platforms[cases.integer(0...platforms.count - 1)]
      model = AudienceModel(
        platform.models[0], people: cases.number(0...60_000), fit: cases.number(0...1.2),
        sector: cases.number(0.7...1.4))
      account = .init(
        followers: cases.unit() < 0.1 ? 0 : cases.number(0...20_000), momentum: cases.number(0.70...1.20))
      posts = (0..<cases.integer(0...14)).map { _ in
        .init(followers: cases.number(0.2...2), strangers: cases.number(0...1.5))
      }
      week = .init(
        ads: cases.unit() < 0.5 ? 0 : cases.number(0...500), quickness: AudienceModel.quickness(cases.number(0...200)),
        quality: cases.unit(),
        reputation: cases.number(0...100), offers: cases.integer(0...max(0, posts.count)))
    }

    func played() -> (AudienceModel.Outcome, AudienceModel.Account) {
      var account = account
      var posts = posts
      let outcome = model.play(&account, week, posts: &posts)
      return (outcome, account)
    }
  }

  static func every(_ count: Int = 3_000, seed: UInt64, _ law: (inout Draw, inout Cases) -> Void) {
    var cases = Cases(seed)
    for _ in 0..<count {
      var draw = Draw(&cases)
      law(&draw, &cases)
    }
  }

  @Test func staysWithinBounds() {
    Self.every(seed: 1) { draw, _ in
      let (outcome, after) = draw.played()
      #expect(outcome.followersReached >= 0 && outcome.followersReached <= draw.account.followers + 1e-9)
      #expect(outcome.strangersReached >= 0)
      #expect(after.followers >= 0 && after.followers.isFinite)
      #expect((0.70...1.20).contains(after.momentum))
      for value in [outcome.reach, outcome.engagement, outcome.clicks, outcome.gained, outcome.lost] {
        #expect(value.isFinite && value >= 0)
      }
    }
  }

  @Test func nothingComesFromNothing() {
    Self.every(seed: 2) { draw, _ in
      draw.posts = []
      draw.week.offers = 0
      draw.week.ads = 0
      let (outcome, after) = draw.played()
      #expect(outcome.reach == 0 && outcome.gained == 0)
      #expect(after.followers <= draw.account.followers)
    }
  }

  @Test func onePostMoreNeverLowersReach() {
    Self.every(seed: 3) { draw, cases in
      let before = draw.played().0.reach
      draw.posts.append(.init(followers: cases.number(0.2...2), strangers: cases.number(0...1.5)))
      #expect(draw.played().0.reach >= before - 1e-9)
    }
  }

  @Test func eachEqualPostAddsLess() {
    Self.every(1_000, seed: 4) { draw, _ in
      draw.week.offers = 0
      var last = Double.infinity
      var before = 0.0
      for count in 1...10 {
        draw.posts = Array(repeating: .init(followers: 1, strangers: 0.4), count: count)
        draw.week.ads = 0
        let reach = draw.played().0.reach
        #expect(reach - before <= last + 1e-9)
        (last, before) = (reach - before, reach)
      }
    }
  }

  @Test func betterOrQuickerNeverLowers() {
    Self.every(seed: 5) { draw, cases in
      let hours = cases.number(0...200)
      draw.week.quickness = AudienceModel.quickness(hours)
      let before = draw.played().0
      var quicker = draw
      quicker.week.quickness = AudienceModel.quickness(hours * cases.unit())
      #expect(quicker.week.quickness >= draw.week.quickness)
      #expect(quicker.played().0.engagement >= before.engagement - 1e-9)
      var better = draw
      better.week.quality += (1 - better.week.quality) * cases.unit()
      #expect(better.played().0.engagement >= before.engagement - 1e-9)
      #expect(better.played().0.clicks >= before.clicks - 1e-9)
      var liked = draw
      liked.week.reputation += (100 - liked.week.reputation) * cases.unit()
      #expect(liked.played().0.gained >= before.gained - 1e-9)
    }
  }

  @Test func advertisingIsConcave() {
    Self.every(seed: 6) { draw, cases in
      func reach(_ ads: Double) -> Double {
        var draw = draw
        draw.week.ads = ads
        return draw.played().0.reach
      }
      let (a, b) = (cases.number(0...300), cases.number(0...300))
      #expect(reach(a + b) >= reach(a) - 1e-9)
      #expect(reach(a + b) - reach(0) <= reach(a) - reach(0) + reach(b) - reach(0) + 1e-6)
    }
  }

  @Test func tooManyPostsTire() {
    Self.every(1_000, seed: 7) { draw, _ in
      draw.week.offers = 0
      var last = 0.0
      for count in [7, 9, 11, 14] {
        draw.posts = Array(repeating: .init(followers: 1, strangers: 0.4), count: count)
        let lost = draw.played().0.lost
        #expect(lost >= last - 1e-9)
        last = lost
      }
    }
  }

  @Test func largeAccountsReachASmallerPart() {
    Self.every(1_000, seed: 8) { draw, cases in
      let (a, b) = (cases.number(0...50_000), cases.number(0...50_000))
      #expect(draw.model.part(of: max(a, b)) <= draw.model.part(of: min(a, b)) + 1e-12)
    }
  }

  @Test func chanceHasMeanOne() {
    var sum = 0.0
    for index in 0..<40_000 { sum += AudienceModel.noise(KeyedChance(seed: 5).normal(.post, index)) }
    #expect(abs(sum / 40_000 - 1) < 0.02)
  }
}
