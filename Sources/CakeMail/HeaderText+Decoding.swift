extension HeaderText {
  private static let opening = "=?UTF-8?Q?"
  private static let closing = "?="

  /// A field's text as people read it: its encoded words decoded, those beside each other joined (RFC 2047,
  /// section 6.2).
  static func decoded(_ field: String) -> String {
    var bytes: [UInt8] = []
    var wasEncoded = false
    for word in field.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
      let isEncoded = word.hasPrefix(opening) && word.hasSuffix(closing)
      if !bytes.isEmpty, !(isEncoded && wasEncoded) { bytes.append(UInt8(ascii: " ")) }
      if isEncoded {
        let code = word.dropFirst(opening.count).dropLast(closing.count)
        QuotedPrintable.append(
          code.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }, to: &bytes)
      } else {
        bytes.append(contentsOf: word.utf8)
      }
      wasEncoded = isEncoded
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A mailbox as people read it: `Ada Lovelace <ada@example.com>`, its name neither encoded nor quoted.
  static func decodedMailbox(_ field: String) -> String {
    guard let start = field.lastIndex(of: "<"), start > field.startIndex else { return decoded(field) }
    let name = field[..<start]
    if name.first == "\"" {
      return unquoted(name) + " " + field[start...]
    }
    return decoded(String(name)) + " " + field[start...]
  }

  private static func unquoted(_ text: Substring) -> String {
    var result = ""
    var isEscaped = false
    for character in text.dropFirst() {
      if isEscaped {
        result.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        break
      } else {
        result.append(character)
      }
    }
    return result
  }
}
