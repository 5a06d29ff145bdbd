extension French {
  /// Groups of three digits, parted by U+202F: « 12 000 », « −1 200 ».
  public static func number(_ n: Int) -> String {
    (n < 0 ? minus : "") + grouped(n.magnitude)
  }

  /// At most so many decimals, none for nothing: « 2,3 », « 12 », « 1 200,5 ». For estimates; money is in cents.
  public static func number(_ value: Double, decimals: Int = 1) -> String {
    let places = min(max(decimals, 0), 9)
    let power = (0..<places).reduce(1) { power, _ in power * 10 }
    let scaled = value.magnitude * Double(power)
    guard scaled < 0x1p63 else { return value.isNaN ? "—" : value < 0 ? "−∞" : "∞" }
    // Half goes up. Not `rounded()`: it calls libm, which a program without Foundation does not link.
    let below = UInt(scaled)
    let units = scaled - Double(below) >= 0.5 ? below + 1 : below
    let (whole, rest) = units.quotientAndRemainder(dividingBy: UInt(power))
    let sign = value < 0 && units > 0 ? minus : ""
    guard rest > 0 else { return sign + grouped(whole) }
    var digits = padded(rest, places)
    while digits.last == "0" { digits.removeLast() }
    return sign + grouped(whole) + "," + digits
  }

  /// « 1 200 € », « 1 200,50 € »: no decimals when there are no cents.
  public static func euros(_ cents: Int) -> String {
    let (whole, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
    let decimals = rest == 0 ? "" : "," + padded(rest, 2)
    return (cents < 0 ? minus : "") + grouped(whole) + decimals + hardSpace + "€"
  }

  /// « 35 h ».
  public static func hours(_ n: Int) -> String { number(n) + hardSpace + "h" }

  /// « 1 h 30 », « 45 min ».
  public static func hours(minutes: Int) -> String {
    let (whole, rest) = minutes.magnitude.quotientAndRemainder(dividingBy: 60)
    let sign = minutes < 0 ? minus : ""
    if whole == 0 { return sign + "\(rest)" + hardSpace + "min" }
    return sign + grouped(whole) + hardSpace + "h" + (rest == 0 ? "" : hardSpace + padded(rest, 2))
  }

  /// « 1er », « 1re », « 2e ».
  public static func ordinal(_ n: Int, feminine: Bool = false) -> String {
    n == 1 ? (feminine ? "1re" : "1er") : "\(number(n))e"
  }

  private static func grouped(_ n: UInt) -> String {
    let digits = Array(String(n))
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { out += thinSpace }
      out.append(digit)
    }
    return out
  }

  static func padded(_ n: UInt, _ places: Int) -> String {
    let digits = String(n)
    return String(repeating: "0", count: max(0, places - digits.count)) + digits
  }
}
