extension JSONParser {
  /// A string (RFC 8259, section 7); the current byte is its first quotation mark.
  mutating func string() throws(JSONSyntaxError) -> String {
    index += 1
    let start = index
    index = bytes.endOfPlainText(from: start)
    if try current() == UInt8(ascii: "\"") {
      index += 1
      return try text(UnsafeBufferPointer(rebasing: bytes[start..<(index - 1)]), from: start)
    }
    return try stringWithEscapes(from: start)
  }

  private mutating func stringWithEscapes(from start: Int) throws(JSONSyntaxError) -> String {
    unescaped.removeAll(keepingCapacity: true)
    var plain = start
    while true {
      // Checked piece by piece, because an escape must not complete a broken sequence of bytes.
      let piece = UnsafeBufferPointer(rebasing: bytes[plain..<index])
      _ = try text(piece, from: plain)
      unescaped.append(contentsOf: piece)
      switch try current() {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: unescaped, as: UTF8.self)
      case UInt8(ascii: "\\"):
        try escape()
      default:
        throw JSONSyntaxError("a control character must be escaped", at: index)
      }
      plain = index
      index = bytes.endOfPlainText(from: plain)
    }
  }

  /// An escape, from its backslash on.
  private mutating func escape() throws(JSONSyntaxError) {
    let start = index
    index += 1
    let letter = try current()
    index += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(letter)
    case UInt8(ascii: "b"): unescaped.append(0x08)
    case UInt8(ascii: "f"): unescaped.append(0x0C)
    case UInt8(ascii: "n"): unescaped.append(0x0A)
    case UInt8(ascii: "r"): unescaped.append(0x0D)
    case UInt8(ascii: "t"): unescaped.append(0x09)
    case UInt8(ascii: "u"): unescaped.append(contentsOf: try codePoint(from: start).utf8)
    default: throw JSONSyntaxError("an unknown escape", at: start)
    }
  }

  /// What `\uXXXX`, or two of them as a surrogate pair, stand for.
  private mutating func codePoint(from start: Int) throws(JSONSyntaxError) -> Unicode.Scalar {
    let first = try fourHexDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else { throw JSONSyntaxError("half a surrogate pair", at: start) }
    index += 2
    let second = try fourHexDigits()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw JSONSyntaxError("half a surrogate pair", at: start) }
    return scalar
  }

  private mutating func fourHexDigits() throws(JSONSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = try current()
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte & 0x0F)
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
        value = value << 4 | UInt32(byte & 0x0F + 9)
      default: throw JSONSyntaxError("four hexadecimal digits are expected", at: index)
      }
      index += 1
    }
    return value
  }

  private func text(
    _ piece: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(JSONSyntaxError) -> String {
    // The validating initialiser is generic, and slow for what nearly every string is.
    if piece.isASCII { return String(decoding: piece, as: UTF8.self) }
    if let text = String(validating: piece, as: UTF8.self) { return text }
    throw JSONSyntaxError("bytes that are not UTF-8", at: start + Self.validPrefix(piece))
  }

  /// How many bytes stand before the first that is not UTF-8. Slow; only asked after a fault.
  private static func validPrefix(_ piece: UnsafeBufferPointer<UInt8>) -> Int {
    var decoder = UTF8()
    var rest = piece.makeIterator()
    var count = 0
    while case .scalarValue(let scalar) = decoder.decode(&rest) {
      count += UTF8.width(scalar)
    }
    return count
  }
}
