/// The short number by which people speak of an order: eight characters, `K7Q2-M4XN`.
///
/// Forty random bits in Crockford's base 32, which has no letters that are taken for digits. Two orders may
/// share one: among a million that is expected less than once (n²/2⁴¹), so a search by number gives a list.
public struct OrderNumber: Sendable, Hashable {
  /// The forty bits.
  public let value: UInt64

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// The number of these bits; what is above the fortieth is ignored.
  public init(bits: UInt64) {
    self.value = bits & 0xFF_FFFF_FFFF
  }

  /// Reads a number as people write it: in either case, with or without the hyphen, `O` for zero, `I` or `L`
  /// for one. Nil for any other text.
  public init?(_ text: String) {
    var value: UInt64 = 0
    var count = 0
    for character in text.uppercased().utf8 where character != UInt8(ascii: "-") {
      let digit: UInt8 =
        switch character {
        case UInt8(ascii: "O"): UInt8(ascii: "0")
        case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
        default: character
        }
      guard let index = Self.alphabet.firstIndex(of: digit), count < 8 else { return nil }
      value = value << 5 | UInt64(index)
      count += 1
    }
    guard count == 8 else { return nil }
    self.value = value
  }
}

extension OrderNumber: CustomStringConvertible {
  /// The number as people read it, `K7Q2-M4XN`.
  public var description: String {
    String(unsafeUninitializedCapacity: 9) { buffer in
      for position in 0..<8 {
        let digit = Self.alphabet[Int(value >> UInt64(35 - position * 5)) & 31]
        buffer[position < 4 ? position : position + 1] = digit
      }
      buffer[4] = UInt8(ascii: "-")
      return 9
    }
  }
}
