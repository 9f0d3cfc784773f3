import CakeLanguages
import CakeOrdering

extension PhraseBook {
  /// A day with its weekday and year.
  func date(_ date: LocalDate) -> String { language.text(date) }

  /// A day as short as can be, with its weekday.
  func shortDate(_ date: LocalDate) -> String { language.shortText(date) }

  /// An amount with its currency.
  func money(_ money: Money) -> String { LanguagePreference(language: language).text(money) }
}
