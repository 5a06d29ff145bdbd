/// The landmarks of several functions side by side: what a step takes off what is still to be added.
struct LandmarkTable {
  /// Function by function, the sum of all prices.
  let totals: [Int]
  /// Step by step and function by function, the landmarks that it belongs to.
  private let member: Cells<UInt64>
  /// Function by function, 64 prices.
  private let prices: Cells<Int>
  private let functions: Int

  /// - Parameter steps: the steps to tell of, as indices of the core; they are numbered in that order.
  init(_ landmarks: [LandmarkBound], steps: [Int]) {
    functions = landmarks.count
    totals = landmarks.map(\.total)
    member = Cells(0, count: steps.count * landmarks.count)
    prices = Cells(0, count: 64 * landmarks.count)
    for (function, landmark) in landmarks.enumerated() {
      for (place, step) in steps.enumerated() { member[place * landmarks.count + function] = landmark.member[step] }
      for (place, price) in landmark.prices.enumerated() { prices[64 * function + place] = price }
    }
  }

  /// The landmarks of a function that this step belongs to.
  @inline(__always)
  func landmarks(of step: Int, _ function: Int) -> UInt64 { member[step * functions + function] }

  /// The sum of the prices of these landmarks of a function.
  @inline(__always)
  func price(of landmarks: UInt64, _ function: Int) -> Int {
    var (rest, sum) = (landmarks, 0)
    while rest != 0 {
      sum += prices[function << 6 + rest.trailingZeroBitCount]
      rest &= rest - 1
    }
    return sum
  }
}
