import CakeLanguages
import Mustache
import Synchronization

/// The texts and templates of one language. They are read when the first page of it is asked for: whoever starts, as a
/// function does for a visitor who waits, need not read those of languages that nobody there speaks.
final class LanguageTemplates: Sendable {
  private let language: Language
  private let icons: String
  private let read = Mutex<(texts: Texts, library: MustacheLibrary)?>(nil)

  /// - Parameter icons: Where the icons are.
  init(_ language: Language, icons: String) {
    self.language = language
    self.icons = icons
  }

  /// What pages say.
  var texts: Texts { all.texts }

  /// The pages' templates, with the texts filled in.
  var library: MustacheLibrary { all.library }

  private var all: (texts: Texts, library: MustacheLibrary) {
    read.withLock { read in
      if let read { return read }
      let texts = Texts(language)
      // A template that cannot be read is left out; a test reads them all.
      let library = MustacheLibrary(
        templates: PageRenderer.sources.compactMapValues {
          try? MustacheTemplate(string: TemplateSource.filled($0, texts, icons: icons))
        })
      read = (texts, library)
      return (texts, library)
    }
  }
}
