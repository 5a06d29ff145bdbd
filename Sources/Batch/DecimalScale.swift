import Kernel

/// The unit in which decimal numbers of one kind are added up: the finest decimal that one of them uses, as long as all of
/// them stay small enough to be summed; else the finest that allows it, the numbers rounded to it.
///
/// So what people write is exact, and what a computer wrote (0.30000000000000004, a third of a hundred) is taken to the
/// ninth decimal at least.
struct DecimalScale {
  /// The number of decimals of the unit.
  let decimals: Int
  private static let most = 1 << 52
  private static let leastRounded = 9

  static let limits = "moins de 4,5 millions avec neuf décimales, de 4,5 billiards sans décimale"

  init(_ numbers: [DecimalText]) {
    let finest = numbers.map(\.decimals).max() ?? 0
    let least = min(finest, DecimalScale.leastRounded)
    decimals =
      (least...finest).last { decimals in
        numbers.allSatisfy { DecimalScale.whole($0, decimals) != nil }
      } ?? finest
  }

  /// The number in units; nil where it is too large.
  func whole(_ number: DecimalText) -> Int? { DecimalScale.whole(number, decimals) }

  private static func whole(_ number: DecimalText, _ decimals: Int) -> Int? {
    let excess = number.decimals - decimals
    guard excess > 0 else { return number.scaled(by: decimals).flatMap { abs($0) < most ? $0 : nil } }
    guard let exact = number.scaled(by: number.decimals) else { return nil }
    // Below half a unit.
    if excess > 18 { return 0 }
    var unit = 1
    for _ in 0..<excess { unit *= 10 }
    let (quotient, rest) = exact.quotientAndRemainder(dividingBy: unit)
    let rounded = abs(rest) >= unit - unit / 2 ? quotient + (exact < 0 ? -1 : 1) : quotient
    return abs(rounded) < most ? rounded : nil
  }
}
