import CakeLanguages
import CakeOrdering
import Testing

@testable import CakeOutbound

@Suite struct CurrencyDigitsTests {
  @Test(arguments: [
    (3200, "EUR", "€32.00"), (5, "EUR", "€0.05"), (0, "GBP", "£0.00"), (123_456_789, "USD", "$1,234,567.89"),
    (3200, "JPY", "¥3,200"), (0, "JPY", "¥0"), (12_345, "KWD", "KWD 12.345"),
    (1_000_000, "BHD", "BHD 1,000.000"),
    (12_345, "CLF", "CLF 1.2345"), (999, "CHF", "CHF 9.99"), (100_000, "ISK", "ISK 100,000"),
  ])
  func `amounts have their currency's digits`(amount: Int, currency: String, text: String) {
    #expect(English().money(Money(amount: amount, currency: currency)) == text)
  }

  @Test func `an amount below zero has its sign`() {
    #expect(CurrencyDigits.text(-5, "EUR", group: ".", point: ",") == "-0,05")
    #expect(CurrencyDigits.text(-1_234_567, "EUR", group: ".", point: ",") == "-12.345,67")
  }
}
