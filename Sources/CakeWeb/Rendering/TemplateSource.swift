/// A template's text with all that never changes already filled in, so that it need not be looked up for each order of
/// a long list.
enum TemplateSource {
  /// Fills in the texts of a language (`{{t.area.name}}`), escaped, and where the icons are.
  static func filled(_ bytes: [UInt8], _ texts: Texts, icons: String) -> String {
    let source = String(decoding: bytes, as: UTF8.self).replacing("{{frame.assets.icons}}", with: icons)
    var parts = source.split(separator: "{{t.", omittingEmptySubsequences: false)
    for index in parts.indices.dropFirst() {
      guard let end = parts[index].firstRange(of: "}}") else { continue }
      let key = String(parts[index][..<end.lowerBound])
      parts[index] = Substring(ByteEscaping().escapeText(texts[key]) + parts[index][end.upperBound...])
    }
    return ByteEscaping.pragma + parts.joined()
  }
}
