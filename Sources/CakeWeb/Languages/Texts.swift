import CakeLanguages

/// All that pages say in one language, by keys such as `shop.title`.
///
/// A language is a file of lines `key = text`; a line that begins with two spaces goes on with the one before. A word
/// in braces stands for what is filled in.
struct Texts: Sendable {
  let language: Language
  private let texts: [String: String]
  /// The same as templates see them: sections within sections.
  let tree: [String: any Sendable]

  init(_ language: Language) {
    self.language = language
    texts = Self.parse(language == .german ? PackageResources.german_txt : PackageResources.english_txt)
    tree = Self.tree(texts)
  }

  /// Every key.
  var keys: Set<String> { Set(texts.keys) }

  /// The text of a key; the key itself where there is none, which a test makes sure of.
  subscript(_ key: String) -> String { texts[key] ?? key }

  /// The text of a key with its braces filled in.
  func callAsFunction(_ key: String, _ values: KeyValuePairs<String, String>) -> String {
    var text = self[key]
    for (name, value) in values { text = text.replacing("{\(name)}", with: value) }
    return text
  }

  /// The text for a number of things: the key's `one` or `many`, with `{count}` filled in.
  func counted(_ key: String, _ count: Int) -> String {
    self(count == 1 ? "\(key).one" : "\(key).many", ["count": "\(count)"])
  }

  private static func parse(_ bytes: [UInt8]) -> [String: String] {
    var texts: [String: String] = [:]
    var last = ""
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("  ") {
        texts[last, default: ""] += " " + line.drop { $0 == " " }
      } else if let equals = line.firstRange(of: " = ") {
        last = String(line[..<equals.lowerBound])
        texts[last] = String(line[equals.upperBound...])
      }
    }
    return texts
  }

  private static func tree(_ texts: [String: String]) -> [String: any Sendable] {
    var root: [String: any Sendable] = [:]
    for (key, text) in texts {
      insert(text, at: key.split(separator: ".").map(String.init)[...], into: &root)
    }
    return root
  }

  private static func insert(
    _ text: String, at path: ArraySlice<String>, into node: inout [String: any Sendable]
  ) {
    guard let name = path.first else { return }
    guard path.count > 1 else {
      node[name] = text
      return
    }
    var child = node[name] as? [String: any Sendable] ?? [:]
    insert(text, at: path.dropFirst(), into: &child)
    node[name] = child
  }
}
