/// A range of addresses, written as RFC 4632 and RFC 4291, section 2.3, do: `10.0.0.0/8`, `fd00::/8`, or a
/// single address.
///
/// A version 4 address and the version 6 one it is mapped to (RFC 4291, section 2.5.5.2) lie in the same ranges.
public struct NetworkRange: Sendable, Hashable {
  private let high: UInt64
  private let low: UInt64
  private let length: Int

  /// Reads a range; nil for any other text.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first, let address = IPAddress(first) else { return nil }
    var width = 128
    if case .v4 = address { width = 32 }
    var length = width
    if parts.count == 2 {
      guard parts[1].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
        let given = Int(parts[1]), given <= width
      else { return nil }
      length = given
    }
    self.length = length + 128 - width
    (high, low) = Self.masked(address, self.length)
  }

  /// Whether an address lies in the range.
  public func contains(_ address: IPAddress) -> Bool {
    Self.masked(address, length) == (high, low)
  }

  private static func masked(_ address: IPAddress, _ length: Int) -> (high: UInt64, low: UInt64) {
    let (high, low) =
      switch address {
      case .v4(let bits): (UInt64(0), 0xFFFF_0000_0000 | UInt64(bits))
      case .v6(let high, let low): (high, low)
      }
    // A shift by the whole width or more gives zero.
    let highMask = length >= 64 ? UInt64.max : ~(UInt64.max >> UInt64(length))
    let lowMask = length <= 64 ? 0 : ~(UInt64.max >> UInt64(length - 64))
    return (high & highMask, low & lowMask)
  }
}
