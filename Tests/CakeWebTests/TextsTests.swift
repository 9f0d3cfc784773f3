import CakeLanguages
import Testing

@testable import CakeWeb

@Suite("Texts")
struct TextsTests {
  @Test(
    "Every language says all that English says, and fills in the same words", arguments: Language.allCases)
  func complete(language: Language) {
    let english = Texts(.english)
    let other = Texts(language)
    #expect(other.keys == english.keys)
    for key in english.keys {
      #expect(words(in: other[key]) == words(in: english[key]), "\(key)")
    }
  }

  @Test("Every text that a template asks for is there, and every template can be read")
  func templates() throws {
    let texts = Texts(.english)
    for (name, bytes) in PageRenderer.sources {
      let source = String(decoding: bytes, as: UTF8.self)
      _ = try MustacheCheck.parse(source)
      for key in MustacheCheck.texts(in: source) {
        #expect(texts.keys.contains(key), "\(name) asks for \(key)")
      }
    }
  }

  private func words(in text: String) -> Set<String> {
    Set(
      text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
        $0.split(separator: "}").first.map(String.init)
      })
  }
}
