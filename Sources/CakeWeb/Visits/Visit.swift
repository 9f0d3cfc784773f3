import CakeLanguages
import CakeOrdering

/// Somebody's visit to a page: who it is, which language they read, what they carry.
struct Visit: Sendable {
  /// The staff member who is signed in; nil for everybody else.
  var party: Party?
  /// Language and number format.
  var preference: LanguagePreference
  /// What the visitor's forms are told by; the same in the cookie.
  var formToken: FormToken
  /// Whether the cookie with it is still to be set.
  var formTokenIsNew: Bool
  /// What lies in the basket.
  var basket: Basket
  /// The path that was asked for, without its query.
  var path: String

  var language: Language { preference.language }
}
