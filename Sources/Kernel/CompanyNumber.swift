/// The numbers that Insee gives a business, and how a mistyped one is told: its length and its check digit (Luhn).
///
///     CompanyNumber.siret.read("732 829 320 00074")   // "73282932000074"
public enum CompanyNumber: String, CaseIterable, Sendable {
  /// Nine digits: the business.
  case siren
  /// Fourteen digits: one place of it. The first nine are its SIREN.
  case siret

  public enum Fault: Error, Equatable, Sendable {
    case notDigits
    case length(Int)
    case checkDigit
  }

  public var digits: Int { self == .siren ? 9 : 14 }

  /// The digits alone, spaces and points taken out.
  public func read(_ typed: String) throws(Fault) -> String {
    let text = typed.filter { !$0.isWhitespace && $0 != "." && $0 != "-" }
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { throw .notDigits }
    guard text.utf8.count == digits else { throw .length(text.utf8.count) }
    guard CompanyNumber.luhn(text), text.utf8.contains(where: { $0 != 48 }) else { throw .checkDigit }
    return text
  }

  /// What is wrong and the mend, in French.
  public func sentence(_ fault: Fault) -> String {
    let name = rawValue.uppercased()
    return switch fault {
    case .notDigits: "Un \(name) ne contient que des chiffres : \(digits), espaces permis (ex. : \(example))."
    case .length(let count):
      "Un \(name) compte \(digits) chiffres ; il y en a \(count).\(count == CompanyNumber.other(self).digits ? " C’est la longueur d’un \(CompanyNumber.other(self).rawValue.uppercased())." : "")"
    case .checkDigit:
      "Ce \(name) n’existe pas : sa clé de contrôle est fausse. Un chiffre est sans doute mal recopié ; relisez l’avis de l’Insee."
    }
  }

  /// A number of the right shape, for help: Insee's own example is not used, so that nobody copies a real business.
  public var example: String { self == .siren ? "123 456 782" : "123 456 782 00010" }

  private static func other(_ kind: CompanyNumber) -> CompanyNumber { kind == .siren ? .siret : .siren }

  /// From the right, each second digit doubled, the digits of all added: a multiple of ten.
  static func luhn(_ text: String) -> Bool {
    var sum = 0
    for (index, byte) in text.utf8.reversed().enumerated() {
      let digit = Int(byte) - 48
      sum += index.isMultiple(of: 2) ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2
    }
    return sum.isMultiple(of: 10)
  }

  /// `123 456 782 00010`: the SIREN by threes, then the five digits of the place.
  public static func grouped(_ digits: String) -> String {
    let characters = Array(digits)
    guard characters.count == 9 || characters.count == 14 else { return digits }
    let parts = [characters[0..<3], characters[3..<6], characters[6..<9], characters[9...]]
    return parts.filter { !$0.isEmpty }.map { String($0) }.joined(separator: "\u{202F}")
  }
}
