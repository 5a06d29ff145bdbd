/// A value that one word of a data file can hold: text, number, date…
public protocol Scalar: Sendable {
  /// Nil where the text says no such value. `plain` is false for what stood between quotes.
  static func read(_ text: String, plain: Bool) -> Self?
  /// What a person should have written, with an example: « un entier (ex. : 12) ».
  static var expectation: String { get }
  /// Stands in for a value that could not be read, so that reading goes on to the next problem.
  static var standIn: Self { get }
  /// The JSON Schema of the value.
  static var jsonSchema: JSON { get }
}

extension String: Scalar {
  public static func read(_ text: String, plain: Bool) -> String? { text }
  public static var expectation: String { "un texte" }
  public static var standIn: String { "" }
  public static var jsonSchema: JSON { ["type": "string"] }
}

extension Int: Scalar {
  public static func read(_ text: String, plain: Bool) -> Int? {
    guard plain, let decimal = DecimalText(text) else { return nil }
    return decimal.scaled(by: 0)
  }
  public static var expectation: String { "un nombre entier (ex. : 12)" }
  public static var standIn: Int { 0 }
  public static var jsonSchema: JSON { ["type": "integer"] }
}

extension Bool: Scalar {
  public static func read(_ text: String, plain: Bool) -> Bool? {
    guard plain else { return nil }
    return text == "true" ? true : text == "false" ? false : nil
  }
  public static var expectation: String { "true ou false" }
  public static var standIn: Bool { false }
  public static var jsonSchema: JSON { ["type": "boolean"] }
}

extension CivilDate: Scalar {
  public static func read(_ text: String, plain: Bool) -> CivilDate? { CivilDate(iso: text) }
  public static var expectation: String { "une date qui existe, AAAA-MM-JJ (ex. : 2027-09-01)" }
  public static var standIn: CivilDate { CivilDate(daysSinceEpoch: 0) }
  public static var jsonSchema: JSON { ["type": "string", "format": "date"] }
}

extension MonthDay: Scalar {
  public static func read(_ text: String, plain: Bool) -> MonthDay? { MonthDay(iso: text) }
  public static var expectation: String { "un jour de l’année, MM-JJ (ex. : 09-01)" }
  public static var standIn: MonthDay { firstOfJanuary }
  public static var jsonSchema: JSON { ["type": "string", "pattern": "^[0-1][0-9]-[0-3][0-9]$"] }
}

extension Money: Scalar {
  public static func read(_ text: String, plain: Bool) -> Money? {
    guard plain, let cents = DecimalText(text)?.scaled(by: 2), abs(cents) <= 1_000_000_000_000_00 else { return nil }
    return Money(cents: cents)
  }
  public static var expectation: String { "un montant en euros, au plus deux décimales (ex. : 1200.50)" }
  public static var standIn: Money { .zero }
  public static var jsonSchema: JSON { ["type": "number", "multipleOf": .number("0.01")] }
}

extension Quantity: Scalar {
  public static func read(_ text: String, plain: Bool) -> Quantity? { plain ? Quantity(text) : nil }
  public static var expectation: String { "un nombre (ex. : 2.5)" }
  public static var standIn: Quantity { 0 }
  public static var jsonSchema: JSON { ["type": "number"] }
}
