import Kernel
import Testing

@Suite struct NumberTests {
  @Test(arguments: [
    ("0", "0"), ("12.50", "12.5"), ("-3", "-3"), ("1e3", "1000"), ("2.3", "2.3"), ("0.000001", "0.000001"), ("-0", "0"),
    ("100.0", "100"), ("1E-2", "0.01"),
  ])
  func quantitiesReadAndWrite(text: String, written: String) {
    #expect(Quantity(text)?.description == written)
  }

  @Test(arguments: ["", "1,5", "0x10", "1.", ".5", "+1", "NaN", "1e", "1e999", "0.0000001", "99999999999999999999"])
  func refusesWhatIsNoQuantity(text: String) {
    #expect(Quantity(text) == nil)
  }

  @Test(arguments: [
    (120_050, "1\u{202F}200,50\u{A0}€"), (0, "0\u{A0}€"), (-99, "−0,99\u{A0}€"),
    (100_000_000, "1\u{202F}000\u{202F}000\u{A0}€"),
  ])
  func moneyInFrench(cents: Int, words: String) {
    #expect(Money(cents: cents).inFrench == words)
  }

  @Test func scalesWithoutRounding() {
    #expect(DecimalText("12.345")?.scaled(by: 2) == nil)
    #expect(DecimalText("12.345")?.scaled(by: 3) == 12_345)
    #expect(DecimalText("12.300")?.scaled(by: 1) == 123)
    #expect(DecimalText("1e18")?.scaled(by: 6) == nil)
  }
}
