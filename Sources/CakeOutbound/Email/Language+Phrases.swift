import CakeLanguages

extension Language {
  /// The language to write to somebody in whose tag is known, if it is; English where it is not spoken here.
  init(writtenFor tag: String?) {
    self = tag.flatMap { Language(tag: $0) } ?? .english
  }

  /// What emails say in it.
  var phrases: any PhraseBook {
    switch self {
    case .english: English()
    case .german: German()
    }
  }
}
