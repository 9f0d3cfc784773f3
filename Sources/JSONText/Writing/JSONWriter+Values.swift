extension JSONWriter {
  /// Writes a string, escaping what RFC 8259, section 7, says must be: quotation marks, backslashes and
  /// control characters.
  public mutating func value(_ text: String) {
    comma()
    quoted(text)
    needsComma = true
  }

  /// Writes a whole number.
  public mutating func value(_ number: Int) {
    comma()
    digits(number)
    needsComma = true
  }

  /// Writes `true` or `false`.
  public mutating func value(_ truth: Bool) {
    raw(truth ? "true".utf8 : "false".utf8)
  }

  /// Writes `null`.
  public mutating func null() {
    raw("null".utf8)
  }

  /// Writes a value that was decoded, numbers as they were written.
  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let truth): self.value(truth)
    case .number(let number): raw(number.text.utf8)
    case .string(let text): self.value(text)
    case .array(let elements):
      array { json in
        for element in elements { json.value(element) }
      }
    case .object(let object):
      self.object { json in
        for member in object.members { json.member(dynamic: member.name, member.value) }
      }
    }
  }

  /// Writes one value that is JSON already, as it is and unchecked.
  public mutating func raw(_ json: some Collection<UInt8>) {
    comma()
    extend(by: json.count) { free in
      _ = free.update(fromContentsOf: json)
    }
    needsComma = true
  }

  mutating func quoted(_ text: String) {
    var text = text
    text.withUTF8 { quoted($0) }
  }

  mutating func quoted(_ text: UnsafeBufferPointer<UInt8>) {
    if text.endOfPlainText(from: 0) < text.count { return quoted(escaping: text) }
    extend(by: text.count + 2) { free in
      free[0] = UInt8(ascii: "\"")
      free.copy(text, to: 1)
      free[text.count + 1] = UInt8(ascii: "\"")
    }
  }

  private mutating func quoted(escaping text: UnsafeBufferPointer<UInt8>) {
    append(UInt8(ascii: "\""))
    var start = 0
    while true {
      let end = text.endOfPlainText(from: start)
      append(UnsafeBufferPointer(rebasing: text[start..<end]))
      if end == text.count { break }
      escape(text[end])
      start = end + 1
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0D: append(UInt8(ascii: "r"))
    case 0x09: append(UInt8(ascii: "t"))
    default:
      for byte in "u00".utf8 { append(byte) }
      append(UInt8(ascii: "0") + byte >> 4)
      let low = byte & 0x0F
      append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
    }
  }

  private mutating func digits(_ number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    if rest < 10 {
      append(UInt8(ascii: "0") + UInt8(rest))
      return
    }
    let start = count
    while rest > 0 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      append(UInt8(ascii: "0") + UInt8(digit))
      rest = quotient
    }
    storage[start..<count].reverse()
  }
}
