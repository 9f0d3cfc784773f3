/// The quoted-printable encoding of text as UTF-8 (RFC 2045, section 6.7).
enum QuotedPrintable {
  /// The longest encoded line, CRLF not counted.
  static let maximumLine = 76

  /// Appends a text, with lines of at most ``maximumLine`` characters. Every kind of line break becomes CRLF,
  /// and the last line ends in one.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var rest = Array(text.utf8)[...]
    while let end = rest.firstIndex(where: isLineBreak) {
      appendLine(rest[..<end], to: &bytes)
      let isPair = rest[end] == 0x0D && end + 1 < rest.endIndex && rest[end + 1] == 0x0A
      rest = rest[(end + (isPair ? 2 : 1))...]
    }
    if !rest.isEmpty { appendLine(rest, to: &bytes) }
  }

  /// One byte as `=` and two hexadecimal digits.
  static func escaped(_ byte: UInt8) -> String {
    String(decoding: escape(byte), as: UTF8.self)
  }

  private static func appendLine(_ line: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    var column = 0
    for index in line.indices {
      let byte = line[index]
      let isLast = index == line.endIndex - 1
      let isSelf = isPrintable(byte) || (isBlank(byte) && !isLast)
      let width = isSelf ? 1 : 3
      // The last place of a line is kept for the "=" of a soft line break.
      if column + width > maximumLine - 1 {
        bytes.append(contentsOf: "=\r\n".utf8)
        column = 0
      }
      if isSelf { bytes.append(byte) } else { bytes.append(contentsOf: escape(byte)) }
      column += width
    }
    bytes.append(contentsOf: "\r\n".utf8)
  }

  private static func escape(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
  }

  private static func isPrintable(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
