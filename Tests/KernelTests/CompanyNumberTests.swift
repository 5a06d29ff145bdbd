import Kernel
import Testing

@Suite struct CompanyNumberTests {
  @Test(arguments: [
    (CompanyNumber.siren, "123456782", "123456782"), (.siren, "123 456 782", "123456782"),
    (.siret, "123 456 782 00010", "12345678200010"), (.siret, "123.456.782-00010", "12345678200010"),
  ])
  func readsAsPeopleWrite(kind: CompanyNumber, typed: String, digits: String) throws {
    #expect(try kind.read(typed) == digits)
  }

  @Test(arguments: [
    (CompanyNumber.siret, "12345678200011", CompanyNumber.Fault.checkDigit), (.siret, "123456782", .length(9)),
    (.siren, "12345678200010", .length(14)), (.siren, "12345678A", .notDigits), (.siret, "", .notDigits),
    (.siret, "00000000000000", .checkDigit), (.siren, "१२३४५६७८२", .notDigits),
  ])
  func saysWhatIsWrong(kind: CompanyNumber, typed: String, fault: CompanyNumber.Fault) {
    #expect(throws: fault) { try kind.read(typed) }
    #expect(kind.sentence(fault).contains(kind.rawValue.uppercased()))
  }

  /// Any one digit mistyped is seen.
  @Test func oneWrongDigitIsAlwaysSeen() throws {
    let right = Array("12345678200010")
    for index in right.indices {
      for digit in "0123456789" where digit != right[index] {
        var wrong = right
        wrong[index] = digit
        #expect(throws: CompanyNumber.Fault.checkDigit) { try CompanyNumber.siret.read(String(wrong)) }
      }
    }
  }

  @Test func theExamplesOfTheHelpAreValid() throws {
    for kind in CompanyNumber.allCases { #expect(try kind.read(kind.example).count == kind.digits) }
  }

  @Test func grouped() { #expect(CompanyNumber.grouped("12345678200010") == "123\u{202F}456\u{202F}782\u{202F}00010") }
}
