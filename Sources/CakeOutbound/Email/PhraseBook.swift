import CakeLanguages
import CakeOrdering

/// All that emails say in one language: whole sentences, dates, amounts.
protocol PhraseBook: Sendable {
  /// The language.
  var language: Language { get }
  /// The words in front of facts.
  var labels: Labels { get }

  /// A time of a day, on the shop's clocks.
  func moment(_ date: LocalDate, _ time: String) -> String
  /// A slot by the name the shop gave it.
  func slot(_ name: String) -> String
  /// An allergen by the name the shop gave it.
  func allergen(_ name: Allergen) -> String
  /// A day and its slot with the slot's times.
  func period(_ date: String, slot: String, from: String, to: String) -> String
  /// Things in a row: "milk and nuts".
  func list(_ things: [String]) -> String
  /// A text in the language's quotation marks.
  func quoted(_ text: String) -> String

  /// What an email for an occasion says around its facts.
  func wording(_ occasion: EmailOccasion, _ facts: LetterFacts) -> Wording
  /// What an email says by which somebody of the staff signs in to a shop.
  func signIn(to shop: String, as name: String) -> Wording
}
