/// An amount in euros, exact to the cent.
public struct Money: Hashable, Comparable, Sendable {
  public var cents: Int

  public init(cents: Int) { self.cents = cents }
  public static func euros(_ euros: Int) -> Money { Money(cents: euros * 100) }
  public static let zero = Money(cents: 0)

  public static func < (a: Money, b: Money) -> Bool { a.cents < b.cents }
  public static func + (a: Money, b: Money) -> Money { Money(cents: a.cents + b.cents) }
  public static func - (a: Money, b: Money) -> Money { Money(cents: a.cents - b.cents) }
  public static func += (a: inout Money, b: Money) { a.cents += b.cents }

  /// As JSON and data files write it: `1200.5`, without needless zeros.
  public var decimalText: String { Quantity(millionths: cents * 10_000).description }
}

/// An exact decimal number with at most six decimals: hours, levels, rates.
///
///     Quantity("2.3")! + Quantity("0.1")! == Quantity("2.4")!   // true, which Double does not promise
public struct Quantity: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByIntegerLiteral {
  public var millionths: Int

  public init(millionths: Int) { self.millionths = millionths }
  public init(_ whole: Int) { millionths = whole * 1_000_000 }
  public init(integerLiteral value: Int) { self.init(value) }

  public static func < (a: Quantity, b: Quantity) -> Bool { a.millionths < b.millionths }
  public static func + (a: Quantity, b: Quantity) -> Quantity { Quantity(millionths: a.millionths + b.millionths) }
  public static func - (a: Quantity, b: Quantity) -> Quantity { Quantity(millionths: a.millionths - b.millionths) }

  /// Reads `12`, `-0.5`, `1e3`, `2.30`. Nil for anything else, for more than six decimals that are not zeros, and past
  /// nine million million.
  public init?(_ text: some StringProtocol) {
    guard let decimal = DecimalText(text), let scaled = decimal.scaled(by: 6), abs(scaled) < 9_000_000_000_000_000_000
    else { return nil }
    millionths = scaled
  }

  /// Nil where the number is not whole.
  public var whole: Int? { millionths % 1_000_000 == 0 ? millionths / 1_000_000 : nil }

  public var description: String { DecimalText.write(millionths, decimals: 6) }

  /// `1 200,5`, with narrow no-break spaces: exact, for people.
  public var inFrench: String {
    let text = description
    let whole = text.drop { $0 == "-" }.prefix { $0 != "." }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { grouped.append("\u{202F}") }
      grouped.append(digit)
    }
    let decimals = text.drop { $0 != "." }.dropFirst()
    return (millionths < 0 ? "−" : "") + grouped + (decimals.isEmpty ? "" : "," + decimals)
  }

  /// The number with its unit, as a person writes it: `103,20 €`, `24,6 %`, `25 heures`.
  public func inFrench(unit: String) -> String {
    if unit.first == "€", whole == nil, millionths.isMultiple(of: 10_000) {
      return Money(cents: millionths / 10_000).inFrench + unit.dropFirst()
    }
    return inFrench + (unit.first == "%" ? "\u{202F}" : "\u{A0}") + unit
  }

  /// For a drawing or a model, never for money.
  public var double: Double { Double(millionths) / 1_000_000 }
}

/// A decimal number as written, so that each reader chooses its own scale without rounding.
public struct DecimalText: Sendable, Equatable {
  /// All digits, without the point and leading zeros, and the power of ten that multiplies them.
  var negative: Bool
  var digits: [UInt8]
  var exponent: Int

  /// Nil where the text is not a JSON-like number. A leading `+` and a bare `.5` are refused.
  public init?(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)[...]
    negative = bytes.first == 45
    if negative { bytes = bytes.dropFirst() }
    var digits: [UInt8] = []
    var exponent = 0
    var seen = 0
    while let byte = bytes.first, (48...57).contains(byte) {
      digits.append(byte - 48)
      bytes = bytes.dropFirst()
      seen += 1
    }
    guard seen > 0 else { return nil }
    if bytes.first == 46 {
      bytes = bytes.dropFirst()
      var decimals = 0
      while let byte = bytes.first, (48...57).contains(byte) {
        digits.append(byte - 48)
        bytes = bytes.dropFirst()
        decimals += 1
      }
      guard decimals > 0 else { return nil }
      exponent = -decimals
    }
    if bytes.first == 101 || bytes.first == 69 {
      bytes = bytes.dropFirst()
      guard let power = Int(String(decoding: bytes, as: UTF8.self)), abs(power) <= 400 else { return nil }
      exponent += power
      bytes = []
    }
    guard bytes.isEmpty, digits.count <= 400 else { return nil }
    while digits.count > 1, digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    let firstSignificant = digits.firstIndex { $0 != 0 } ?? digits.count - 1
    self.digits = Array(digits[firstSignificant...])
    self.exponent = self.digits == [0] ? 0 : exponent
  }

  /// How many decimals the number needs.
  public var decimals: Int { max(0, -exponent) }

  /// The number times ten to the `decimals`, or nil where that is not whole or does not fit.
  public func scaled(by decimals: Int) -> Int? {
    var value = 0
    for digit in digits {
      let (product, o1) = value.multipliedReportingOverflow(by: 10)
      let (sum, o2) = product.addingReportingOverflow(Int(digit))
      if o1 || o2 { return nil }
      value = sum
    }
    let shift = exponent + decimals
    guard shift >= 0 else { return value == 0 ? 0 : nil }
    for _ in 0..<shift where value != 0 {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
    }
    return negative ? -value : value
  }

  /// The shortest text of `value` ÷ 10^decimals: `1200.5`, `-3`, `0`.
  public static func write(_ value: Int, decimals: Int) -> String {
    var digits = String(value.magnitude)
    guard decimals > 0 else { return (value < 0 ? "-" : "") + digits }
    if digits.count <= decimals { digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits }
    var fraction = digits.suffix(decimals)
    while fraction.last == "0" { fraction.removeLast() }
    return (value < 0 ? "-" : "") + digits.dropLast(decimals) + (fraction.isEmpty ? "" : "." + fraction)
  }
}
