import CakeLanguages
import CakeOrdering
import Testing

@testable import CakeWeb

@Suite("How statistics are written")
struct StatisticsWordsTests {
  private let english = StatisticsWords(
    texts: Texts(.english), preference: LanguagePreference(language: .english))
  private let german = StatisticsWords(
    texts: Texts(.german), preference: LanguagePreference(language: .german))

  @Test(
    "Times in their two largest units",
    arguments: [
      (0, "0 s"), (59, "59 s"), (60, "1 min"), (3599, "59 min"), (3600, "1 h"), (7800, "2 h 10 min"),
      (172_799, "47 h 59 min"), (172_800, "2 d"), (273_600, "3 d 4 h"), (86_400_000, "1,000 d"),
    ])
  func durations(_ seconds: Int, _ text: String) {
    #expect(english.duration(.seconds(seconds)) == text)
  }

  @Test(
    "Shares in whole percent; all and none only where it is true",
    arguments: [(0.0, "0%"), (0.001, "1%"), (0.5, "50%"), (0.999, "99%"), (1.0, "100%")])
  func shares(_ share: Double, _ text: String) {
    #expect(english.percent(share) == text)
  }

  @Test("Numbers as the visitor writes them")
  func numbers() {
    #expect(english.decimal(4.55) == "4.6")
    #expect(german.decimal(22.5) == "22,5")
    #expect(german.decimal(-0.5) == "-0,5")
    #expect(german.percent(0.5) == "50\u{A0}%")
    #expect(german.duration(.seconds(7800)) == "2 Std. 10 min")
    #expect(english.stars(RatingSummary()) == "–")
    let amounts = [Money(amount: 123_450, currency: "EUR"), Money(amount: 500, currency: "JPY")]
    #expect(english.money(amounts) == "€1,234.50 + ¥500")
  }
}
