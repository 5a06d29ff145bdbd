/// One week of the accounts, by the model of audiences.
extension Engagement {
  mutating func play() {
    let cadence = max(0, min(14, Int(slots[BuiltIn.cadence.rawValue].number)))
    let videoShare = BuiltIn.share(slots[BuiltIn.videoShare.rawValue])
    let offerShare = BuiltIn.share(slots[BuiltIn.offerShare.rawValue])
    let quality = max(0.05, min(0.95, slots[BuiltIn.quality.rawValue].number / 100))
    let pull = AudienceModel.pull(of: quality)
    var reached = 0.0
    let quick = AudienceModel.quickness(slots[BuiltIn.replyHours.rawValue].number)
    for place in world.accounts.indices {
      let account = world.accounts[place]
      posts.removeAll(keepingCapacity: true)
      var offers = 0
      for post in 0..<cadence {
        let count = made + post
        if crosses(count, offerShare) { offers += 1 }
        let format = account.format(count, isVideo: crosses(count, videoShare))
        let m = pull * AudienceModel.noise(chance.normal(.post, week, place, post))
        posts.append(.init(followers: format.fmt * m, strangers: format.disc * m))
      }
      let outcome = account.model.play(
        &accounts[place],
        .init(
          ads: slots[BuiltIn.adsPerWeek.rawValue].number / Double(world.accounts.count),
          quickness: quick, quality: quality,
          reputation: slots[BuiltIn.reputation.rawValue].number, offers: offers), posts: &posts)
      reached += outcome.reach
      totals.reach += outcome.reach
      totals.engagement += outcome.engagement
      totals.clicks += outcome.clicks
      log.played(week: week, account: place, outcome, followers: accounts[place].followers)
    }
    made += cadence
    slots[BuiltIn.reachLastWeek.rawValue] = .number(reached)
    report()
  }

  /// Whether the k-th of a series falls in a share of it: 0,25 takes every fourth.
  @inline(__always)
  private func crosses(_ k: Int, _ share: Double) -> Bool {
    Int(Double(k + 1) * share) > Int(Double(k) * share)
  }

  /// Writes what came of it where conditions read it.
  mutating func report() {
    var followers = 0.0
    for place in accounts.indices {
      followers += accounts[place].followers
      slots[world.followersSlot[place]] = .number(accounts[place].followers)
    }
    slots[BuiltIn.followers.rawValue] = .number(followers)
    slots[BuiltIn.followersGained.rawValue] = .number(followers - totals.followersAtStart)
    slots[BuiltIn.clicks.rawValue] = .number(totals.clicks)
    for index in world.kpis.indices { slots[world.kpiSlot[index]] = .number(value(of: world.kpis[index])) }
  }

  func value(of kpi: CompiledKPI) -> Double {
    if let fact = kpi.fact { return slots[fact].kind == .number ? slots[fact].number * kpi.rate : 0 }
    let raw: Double =
      switch kpi.source {
      case .clicks: totals.clicks
      case .reach: totals.reach
      case .engagement: totals.engagement
      case .followersGained: slots[BuiltIn.followersGained.rawValue].number
      case .replyHours: slots[BuiltIn.replyHours.rawValue].number
      case nil: 0
      }
    return raw * kpi.rate
  }
}
