import Kernel

/// The points gathered on the way, with the least and the most that were possible.
struct Tally: Sendable, Equatable {
  private(set) var got = Points.zero
  private(set) var least = Points.zero
  private(set) var most = Points.zero
  private(set) var met = 0

  /// Counts one decision, with the least and the most that it can bring.
  mutating func meet(least: Points, most: Points) {
    met += 1
    self.least += least
    self.most += most
  }

  mutating func gain(_ points: Points) { got += points }
}

/// What an engagement is worth, 0…100 in each dimension and in all.
public struct PracticeScore: Sendable, Equatable {
  public let total: Double
  /// Nil: « non observé ».
  public let dimensions: [Double?]
  /// Euros that came in, and that stay for an hour once costs are paid.
  public let invoiced: Double
  public let hourly: Double
}

extension Engagement {
  /// The score, as things stand; at the end it is final.
  ///
  /// Each dimension is 100·(got − least)/(most − least) over the decisions met. Rentabilité is half that, half the real
  /// hourly rate between 10 and 40 € (for a volunteer, the hours against those that were honest); résultats is half that,
  /// half the client's indicators. A red line keeps conformité at 30 at most.
  public func score() -> PracticeScore {
    let money = world.scenario.money
    let hours = max(1, slots[BuiltIn.hours.rawValue].number)
    let price = slots[BuiltIn.price.rawValue].number
    let invoiced = isBroken ? 0 : price * max(0, slots[BuiltIn.months.rawValue].number)
    let hourly = (invoiced - slots[BuiltIn.costs.rawValue].number) / hours
    let paid =
      money.kind == .paid ? unit((hourly - 10) / 30) : unit(1.5 - hours / Double(max(1, money.hours)))
    var reached = 0.0
    if !isBroken {
      for kpi in world.kpis {
        let value = value(of: kpi)
        reached += kpi.lower ? (value <= kpi.target ? 1 : unit(kpi.target / value)) : unit(value / kpi.target)
      }
    }
    reached /= Double(max(1, world.kpis.count))

    var scores: [Double?] = []
    var sum = 0.0
    var weights = 0.0
    scores.reserveCapacity(world.dimensions.count)
    for (index, dimension) in world.dimensions.enumerated() {
      let span = tally.most[index] - tally.least[index]
      let decided: Double? = span > 0 ? (tally.got[index] - tally.least[index]) / span : nil
      var score = decided
      switch dimension.id {
      case "rentabilite": score = ((decided ?? paid) + paid) / 2
      case "resultats": score = ((decided ?? reached) + reached) / 2
      case "conformite" where slots[BuiltIn.redLines.rawValue].number > 0: score = decided.map { min($0, 0.3) }
      default: break
      }
      if let score {
        sum += dimension.weight * score
        weights += dimension.weight
      }
      scores.append(score.map { 100 * $0 })
    }
    return PracticeScore(
      total: weights > 0 ? 100 * sum / weights : 0, dimensions: scores, invoiced: invoiced, hourly: hourly)
  }

  private func unit(_ value: Double) -> Double { max(0, min(1, value)) }

  /// The indicators of the client: what was reached.
  public var indicators: [Double] { world.kpis.map { value(of: $0) } }

  /// A fingerprint of the run: seed, thousandths of the score, ending and replies. The same on every machine.
  public func digest() -> UInt64 { digest(total: score().total) }

  func digest(total: Double) -> UInt64 {
    var hash = KeyedChance.mix(chance.seed ^ 0x7472_656D_706C_696E)
    func add(_ word: UInt64) { hash = KeyedChance.mix(hash ^ (word &* 0x9E37_79B9_7F4A_7C15)) }
    add(UInt64(bitPattern: Int64((total * 1_000).rounded())))
    add(UInt64(ending ?? 99))
    for (decision, reply) in zip(replied, replies) {
      add(UInt64(decision))
      switch reply {
      case .option(let option): add(1 << 32 | UInt64(option))
      case .options(let bits): add(2 << 32 | UInt64(bits))
      case .number(let value): add(3 << 32 ^ value.bitPattern)
      case .order(let order): add(4 << 32 | UInt64(order))
      case .score(let value): add(5 << 32 ^ value.bitPattern)
      case .none: add(6 << 32)
      }
    }
    return hash
  }
}
