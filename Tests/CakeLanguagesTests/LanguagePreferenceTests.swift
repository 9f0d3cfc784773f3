import CakeLanguages
import CakeOrdering
import Testing

@Suite("Languages")
struct LanguagePreferenceTests {
  @Test(
    "The language that weighs most is chosen, the first of those that weigh the same, and English for strangers",
    arguments: [
      (nil, "en", nil), ("", "en", nil), ("de", "de", nil), ("de-AT,de;q=0.9,en;q=0.8", "de", "AT"),
      ("fr-FR, de;q=0.5, en;q=0.3", "de", nil), ("en;q=0.4, de;q=0.9", "de", nil), ("de;q=0, en", "en", nil),
      ("*", "en", nil), ("de;q=abc", "en", nil), ("de;q=2", "en", nil), ("EN-gb, de", "en", "GB"),
    ] as [(String?, String, String?)])
  func choice(field: String?, language: String, region: String?) {
    let preference = LanguagePreference(acceptLanguage: field)
    #expect(preference.language.rawValue == language)
    #expect(preference.region == region)
  }

  @Test("Amounts are written as the visitor's region writes them")
  func amounts() {
    let money = Money(amount: 123_450, currency: "EUR")
    func text(_ language: Language, _ region: String?) -> String {
      LanguagePreference(language: language, region: region).text(money)
    }
    #expect(text(.english, "GB") == "€1,234.50")
    #expect(text(.german, nil) == "1.234,50\u{A0}€")
    #expect(text(.german, "AT") == "€\u{A0}1\u{A0}234,50")
    #expect(text(.german, "CH") == "€\u{A0}1’234.50")
    #expect(
      LanguagePreference(language: .english).text(Money(amount: 500, currency: "CHF")) == "CHF\u{A0}5.00")
  }

  @Test("Days are written as people say them")
  func days() throws {
    let date = try #require(LocalDate("2026-12-24"))
    #expect(Language.english.text(date) == "Thursday 24 December 2026")
    #expect(Language.german.text(date) == "Donnerstag, 24. Dezember 2026")
    #expect(Language.english.shortText(date) == "Thu 24 Dec")
    #expect(Language.german.shortText(date) == "Do 24. Dez.")
  }
}
