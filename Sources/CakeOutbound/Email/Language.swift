/// The languages that emails are written in. Each has a phrase book in a file of its own.
enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case german = "de"

  /// The language of a BCP 47 tag such as `de-AT`, by its first part; English for all that are not spoken here.
  init(tag: String?) {
    let primary = tag?.split(separator: "-").first.map { $0.lowercased() }
    self = primary.flatMap(Language.init(rawValue:)) ?? .english
  }

  /// What is said in it.
  var phrases: any PhraseBook {
    switch self {
    case .english: English()
    case .german: German()
    }
  }
}
