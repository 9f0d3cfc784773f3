extension JSONParser {
  /// A number (RFC 8259, section 6).
  mutating func number() throws(JSONSyntaxError) -> JSONNumber {
    let start = index
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    let firstDigit = index
    var value = try digits("a digit is expected")
    guard bytes[firstDigit] != UInt8(ascii: "0") || index == firstDigit + 1 else {
      throw JSONSyntaxError("a number must not begin with a zero", at: firstDigit)
    }
    let isPlain = index - firstDigit <= 18
    guard index == bytes.count || !isFractionOrExponent(bytes[index]) else {
      try fractionAndExponent()
      return JSONNumber(grammatical: text(from: start))
    }
    if firstDigit > start {
      // The text of -0 is kept: an integer cannot hold its sign.
      if value == 0 { return JSONNumber(grammatical: "-0") }
      value = 0 &- value
    }
    return isPlain ? JSONNumber(value) : JSONNumber(grammatical: text(from: start))
  }

  /// One digit or more, and what they mean as long as they are at most 18.
  private mutating func digits(_ expectation: String) throws(JSONSyntaxError) -> Int {
    let start = index
    var value = 0
    while index < bytes.count, bytes[index] &- UInt8(ascii: "0") <= 9 {
      value = value &* 10 &+ Int(bytes[index] &- UInt8(ascii: "0"))
      index += 1
    }
    guard index > start else { throw JSONSyntaxError(expectation, at: index) }
    return value
  }

  private mutating func fractionAndExponent() throws(JSONSyntaxError) {
    if bytes[index] == UInt8(ascii: ".") {
      index += 1
      _ = try digits("a digit is expected after the point")
    }
    guard index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") else { return }
    index += 1
    if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
      index += 1
    }
    _ = try digits("a digit is expected in the exponent")
  }

  private func isFractionOrExponent(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
  }

  private func text(from start: Int) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
  }
}
