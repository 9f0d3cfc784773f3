/// How text of any kind becomes part of a header field.
enum HeaderText {
  /// The longest line, CRLF not counted: what RFC 2047, section 2 demands of lines with encoded words.
  static let maximumLine = 76

  /// The text with runs of whitespace, line breaks and control characters each as one space, and none at
  /// its ends: nothing is left that could begin another header field.
  static func singleLine(_ text: String) -> String {
    text.unicodeScalars.split(whereSeparator: isSpaceOrControl).map(String.init).joined(separator: " ")
  }

  /// Whether a single line can stand in a header as it is: ASCII, nothing that reads as an encoded word, no
  /// word too long to fold around.
  static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 < 0x80 } && !text.contains("=?")
      && text.split(separator: " ").allSatisfy { $0.utf8.count <= 60 }
  }

  /// A plain single line, with line breaks before words that would not fit (RFC 5322, section 2.2.3).
  ///
  /// - Parameter column: How many characters of the first line are in use.
  static func folded(_ text: String, column: Int) -> String {
    var result = ""
    var used = column
    for word in text.split(separator: " ") {
      let isFirst = result.isEmpty
      let isTooLong = used + word.utf8.count + 1 > maximumLine
      if !isFirst { result += isTooLong ? "\r\n " : " " }
      result += word
      used = isTooLong && !isFirst ? word.utf8.count + 1 : used + word.utf8.count + (isFirst ? 0 : 1)
    }
    return result
  }

  /// A plain single line as a quoted string (RFC 5322, section 3.2.4), in which commas mean nothing.
  static func quoted(_ text: String) -> String {
    let escaped = text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }
    return "\"\(escaped.joined())\""
  }

  /// A single line as encoded words, a line for each (RFC 2047, the "Q" encoding of UTF-8). No character is
  /// split between two.
  ///
  /// - Parameter column: How many characters of the first line are in use.
  static func encodedWords(_ text: String, column: Int) -> String {
    let overhead = "=?UTF-8?Q?".utf8.count + "?=".utf8.count
    var words: [String] = []
    var word = ""
    var room = maximumLine - column - overhead
    for scalar in text.unicodeScalars {
      let encoded = encodedScalar(scalar)
      if encoded.utf8.count > room {
        words.append(word)
        word = ""
        room = maximumLine - 1 - overhead
      }
      word += encoded
      room -= encoded.utf8.count
    }
    words.append(word)
    return words.map { "=?UTF-8?Q?\($0)?=" }.joined(separator: "\r\n ")
  }

  /// Only what may stand in an encoded word everywhere, in a name too, stays itself (RFC 2047, section 5).
  private static func encodedScalar(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "!", "*", "+", "-", "/": String(scalar)
    case " ": "_"
    default: UTF8.encode(scalar)?.map(QuotedPrintable.escaped).joined() ?? "=3F"
    }
  }

  private static func isSpaceOrControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
