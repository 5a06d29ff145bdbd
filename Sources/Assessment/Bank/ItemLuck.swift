extension ItemBody {
  /// The chance to be right by luck alone, by the form of the question.
  public var luck: Double {
    switch self {
    case .single(let options, _, _): 1 / Double(max(options.count, 2))
    case .multiple(let options, _, _): 1 / (ItemBody.power(2, options.count) - 1)
    case .judgement(let options, _, _): 1 / Double(max(options.count * (options.count - 1), 2))
    case .order(let pieces): 1 / ItemBody.falling(max(pieces.count, 2), max(pieces.count, 2))
    case .match(let left, let right, _): 1 / ItemBody.falling(max(right.count, left.count, 2), max(left.count, 1))
    case .numeric, .text: 0
    case .spot(let segments, let wrong):
      ItemBody.falling(wrong.count, wrong.count) / ItemBody.falling(max(segments.count, 1), wrong.count)
    }
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<max(exponent, 1)).reduce(1) { product, _ in product * base }
  }

  /// n (n − 1) … with k factors.
  private static func falling(_ n: Int, _ k: Int) -> Double {
    (0..<max(k, 0)).reduce(1) { $0 * Double(max(n - $1, 1)) }
  }

  public var kind: ItemKind {
    switch self {
    case .single: .single
    case .multiple: .multiple
    case .judgement: .judgement
    case .order: .order
    case .match: .match
    case .numeric: .numeric
    case .text: .text
    case .spot: .spot
    }
  }

  /// Everything that decides what is right, as one text.
  var canonical: String {
    func indices(_ set: Set<Int>) -> String { set.sorted().map(String.init).joined(separator: ",") }
    let parts: [String] =
      switch self {
      case .single(let options, let right, _): options + ["\(right)"]
      case .multiple(let options, let right, _): options + [indices(right)]
      case .judgement(let options, let best, let worst): options + ["\(best)>\(worst)"]
      case .order(let pieces): pieces
      case .match(let left, let right, let pairs): left + right + pairs.map(String.init)
      case .numeric(let key): ["\(key.value)", "\(key.tolerance)"]
      case .text(let key): key.accept + [key.pattern ?? ""]
      case .spot(let segments, let wrong): segments + [indices(wrong)]
      }
    return kind.rawValue + "\u{1}" + parts.joined(separator: "\u{1}")
  }
}
