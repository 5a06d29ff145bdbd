import Kernel

/// Many engagements by one policy: what a writer balances a scenario with, and what a person is compared to.
public struct Simulation: Sendable {
  /// Totals, in the order of the seeds.
  public private(set) var totals: [Double] = []
  public private(set) var endings: [Int]
  /// The fingerprint of each run, in the order of the seeds.
  public private(set) var digests: [UInt64] = []
  /// Points above the least by decision, run by run: NaN where the decision was not met.
  public private(set) var points: [[Double]]

  /// - Parameter keepsPoints: whether the points of each decision are kept, for its correlation with the rest.
  public init(
    _ world: CompiledScenario, policy: Policy, seeds: Range<UInt64>, slips: Bool = true, keepsPoints: Bool = false
  ) {
    endings = Array(repeating: 0, count: world.endings.count)
    points = keepsPoints ? Array(repeating: [], count: world.decisions.count) : []
    totals.reserveCapacity(seeds.count)
    var engagement = Engagement(world, seed: seeds.lowerBound, log: NoLog())
    for seed in seeds {
      engagement.reset(seed: seed)
      var player = PolicyPlayer(policy, seed: seed)
      player.slips = slips
      var turn = 0
      var met = keepsPoints ? [Double](repeating: .nan, count: world.decisions.count) : []
      while case .decision(let index) = engagement.next() {
        let before = engagement.tally.got
        engagement.take(player.reply(to: index, turn: turn, in: engagement))
        turn += 1
        if keepsPoints {
          let gained = (engagement.tally.got - before).sum()
          met[index] = met[index].isNaN ? gained : met[index] + gained
        }
      }
      let total = engagement.score().total
      totals.append(total)
      if let ending = engagement.ending { endings[ending] += 1 }
      digests.append(engagement.digest(total: total))
      if keepsPoints { for (index, value) in met.enumerated() { points[index].append(value) } }
    }
  }

  /// Parts of one simulation played side by side, joined in the order of their seeds.
  public init(joining parts: [Simulation]) {
    endings = parts.first?.endings ?? []
    points = parts.first?.points ?? []
    guard let first = parts.first else { return }
    (totals, digests) = (first.totals, first.digests)
    for part in parts.dropFirst() {
      totals += part.totals
      digests += part.digests
      for index in endings.indices { endings[index] += part.endings[index] }
      for index in points.indices { points[index] += part.points[index] }
    }
  }

  /// Fingerprint of all the runs, in the order of the seeds: the same on any number of cores.
  public var digest: UInt64 { digests.reduce(0) { KeyedChance.mix($0 ^ $1) } }

  public var mean: Double { totals.reduce(0, +) / Double(max(1, totals.count)) }

  public var deviation: Double {
    guard totals.count > 1 else { return 0 }
    let mean = mean
    return (totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(totals.count - 1)).squareRoot()
  }

  /// The total below which a share of the runs fall.
  public func quantile(_ share: Double) -> Double {
    let sorted = totals.sorted()
    guard let last = sorted.last else { return 0 }
    let place = share * Double(sorted.count - 1)
    let low = Int(place)
    return low + 1 < sorted.count ? sorted[low] + (place - Double(low)) * (sorted[low + 1] - sorted[low]) : last
  }

  /// Share of the runs that a total beats, ties counted half.
  public func percentile(of total: Double) -> Double {
    let below = totals.reduce(0.0) { $0 + ($1 < total ? 1 : $1 == total ? 0.5 : 0) }
    return below / Double(max(1, totals.count))
  }

  /// Vargha and Delaney's A: the probability that a run of this policy beats one of the other's.
  public func beats(_ other: Simulation) -> Double {
    let sorted = other.totals.sorted()
    var sum = 0.0
    for total in totals {
      let below = sorted.partition(where: { $0 >= total })
      let upTo = sorted.partition(where: { $0 > total })
      sum += Double(below) + Double(upTo - below) / 2
    }
    return sum / Double(max(1, totals.count * sorted.count))
  }

  /// Cohen's d against another policy.
  public func distance(to other: Simulation) -> Double {
    let pooled = ((deviation * deviation + other.deviation * other.deviation) / 2).squareRoot()
    return pooled > 0 ? (mean - other.mean) / pooled : 0
  }

  /// For each decision, the correlation of its points with those of all the others, over the runs that met it.
  /// Nil where it is met too seldom, or brings the same to all.
  public var itemRest: [Double?] {
    points.indices.map { item in
      var pairs: [(Double, Double)] = []
      for run in totals.indices where !points[item][run].isNaN {
        var rest = 0.0
        for other in points.indices where other != item && !points[other][run].isNaN { rest += points[other][run] }
        pairs.append((points[item][run], rest))
      }
      return pairs.count < 30 ? nil : correlation(pairs)
    }
  }

  private func correlation(_ pairs: [(Double, Double)]) -> Double? {
    let n = Double(pairs.count)
    let (mx, my) = (pairs.reduce(0) { $0 + $1.0 } / n, pairs.reduce(0) { $0 + $1.1 } / n)
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (x, y) in pairs {
      xx += (x - mx) * (x - mx)
      yy += (y - my) * (y - my)
      xy += (x - mx) * (y - my)
    }
    return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : nil
  }
}

extension Array where Element == Double {
  /// The index of the first element of a sorted array that answers yes.
  fileprivate func partition(where holds: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
