/// Times of repeated runs of one thing, in milliseconds.
struct Timing {
  let name: String
  let milliseconds: [Double]

  init(_ name: String, runs: Int = 21, warmup: Int = 2, _ body: () -> Void) {
    for _ in 0..<warmup { body() }
    let clock = ContinuousClock()
    milliseconds = (0..<runs).map { _ in
      let duration = clock.measure(body).components
      return Double(duration.seconds) * 1_000 + Double(duration.attoseconds) / 1e15
    }.sorted()
    self.name = name
  }

  init(_ name: String, milliseconds: [Double]) {
    (self.name, self.milliseconds) = (name, milliseconds.sorted())
  }

  func quantile(_ share: Double) -> Double {
    milliseconds[min(milliseconds.count - 1, Int(Double(milliseconds.count) * share))]
  }

  var row: String {
    func cell(_ value: Double) -> String {
      let thousandths = Int(value * 1_000 + 0.5)
      let fraction = String(thousandths % 1_000)
      let text = "\(thousandths / 1_000),\(String(repeating: "0", count: 3 - fraction.count))\(fraction)"
      return String(repeating: " ", count: max(0, 12 - text.count)) + text
    }
    let padded = name + String(repeating: " ", count: max(0, 58 - name.count))
    return padded + cell(quantile(0.5)) + cell(quantile(0.99)) + cell(milliseconds.last ?? 0)
  }

  static let header = "mesure (ms)" + String(repeating: " ", count: 47) + "     médiane         p99     maximum"
}
