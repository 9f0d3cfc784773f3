/// A style sheet without what only its readers need: comments, indentation, the blanks around its marks.
enum CompactStyle {
  /// The same sheet, shorter. Sheets are ours: their strings hold neither comments nor runs of blanks.
  static func bytes(_ sheet: [UInt8]) -> [UInt8] {
    var text = ""
    for part in String(decoding: sheet, as: UTF8.self).split(
      separator: "/*", omittingEmptySubsequences: false)
    {
      guard !text.isEmpty || part.contains("*/") else {
        text += part
        continue
      }
      text += part.firstRange(of: "*/").map { part[$0.upperBound...] } ?? part
    }
    text = text.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }.joined()
    for mark in ["{", "}", ";", ","] {
      text = text.replacing(" \(mark)", with: mark).replacing("\(mark) ", with: mark)
    }
    return Array(text.replacing(": ", with: ":").replacing(";}", with: "}").utf8)
  }
}
