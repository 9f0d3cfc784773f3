extension OrderID: CustomStringConvertible {
  /// The UUID in lower case with its hyphens (RFC 9562, section 4).
  public var description: String {
    String(unsafeUninitializedCapacity: 36) { buffer in
      var index = 0
      for position in 0..<32 {
        if position == 8 || position == 12 || position == 16 || position == 20 {
          buffer[index] = UInt8(ascii: "-")
          index += 1
        }
        let half = position < 16 ? high : low
        let digit = UInt8(truncatingIfNeeded: half >> UInt64(60 - position % 16 * 4)) & 0xF
        buffer[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
        index += 1
      }
      return 36
    }
  }

  /// Reads a UUID with its hyphens in either case; nil for any other text.
  public init?(_ text: some StringProtocol) {
    var halves: (UInt64, UInt64) = (0, 0)
    var position = 0
    var length = 0
    for byte in text.utf8 {
      defer { length += 1 }
      if length == 8 || length == 13 || length == 18 || length == 23 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard position < 32, let digit = Self.hexDigit(byte) else { return nil }
      if position < 16 { halves.0 = halves.0 << 4 | digit } else { halves.1 = halves.1 << 4 | digit }
      position += 1
    }
    guard length == 36, position == 32 else { return nil }
    self.init(high: halves.0, low: halves.1)
  }

  private static func hexDigit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
