import CakeLanguages
import CakeOrdering
import Testing

@Suite struct CurrencyDigitsTests {
  @Test(arguments: [
    (3200, "EUR", "€32.00"), (5, "EUR", "€0.05"), (0, "GBP", "£0.00"), (123_456_789, "USD", "$1,234,567.89"),
    (3200, "JPY", "¥3,200"), (0, "JPY", "¥0"), (12_345, "KWD", "KWD\u{A0}12.345"),
    (1_000_000, "BHD", "BHD\u{A0}1,000.000"),
    (12_345, "CLF", "CLF\u{A0}1.2345"), (999, "CHF", "CHF\u{A0}9.99"), (100_000, "ISK", "ISK\u{A0}100,000"),
  ])
  func `amounts have their currency's digits`(amount: Int, currency: String, text: String) {
    #expect(LanguagePreference(language: .english).text(Money(amount: amount, currency: currency)) == text)
  }

  @Test func `an amount below zero has its sign`() {
    #expect(CurrencyDigits.text(-5, "EUR", group: ".", point: ",") == "-0,05")
    #expect(CurrencyDigits.text(-1_234_567, "EUR", group: ".", point: ",") == "-12.345,67")
  }
}
