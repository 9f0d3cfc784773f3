/// Paths as they stand in a request.
enum PathText {
  /// A path that was decoded, encoded again: API Gateway hands over `/a b?c` for `/a%20b%3Fc`, of which the last part
  /// would become a query otherwise (RFC 3986, section 3.3).
  static func encoded(_ path: String) -> String {
    if path.utf8.allSatisfy(isPlain) { return path }
    var text = ""
    for byte in path.utf8 {
      if isPlain(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%" + digit(byte >> 4) + digit(byte & 0xF)
      }
    }
    return text
  }

  private static func digit(_ value: UInt8) -> String {
    String(value, radix: 16, uppercase: true)
  }

  /// What may stand in a path as it is: `pchar` and the slash, but no percent sign.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default:
      "/-._~!$&'()*+,;=:@".utf8.contains(byte)
    }
  }
}
