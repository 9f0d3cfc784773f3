/// A range of addresses, written as RFC 4632 does: `10.0.0.0/8`, `fd00::/8`, or a single address.
public struct NetworkRange: Sendable, Hashable {
  private let network: IPAddress
  private let bits: Int

  /// Reads a range; nil for any other text.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first, let address = IPAddress(first) else { return nil }
    let width = address.isVersion4 && !first.contains(":") ? 32 : 128
    var length = width
    if parts.count == 2 {
      guard parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let given = Int(parts[1]),
        given <= width
      else { return nil }
      length = given
    }
    bits = length + 128 - width
    network = Self.masked(address, bits)
  }

  /// Whether an address lies in the range.
  public func contains(_ address: IPAddress) -> Bool {
    Self.masked(address, bits) == network
  }

  private static func masked(_ address: IPAddress, _ bits: Int) -> IPAddress {
    // A shift by the whole width or more gives zero.
    let high = bits >= 64 ? UInt64.max : ~(UInt64.max >> UInt64(bits))
    let low = bits <= 64 ? 0 : ~(UInt64.max >> UInt64(bits - 64))
    return IPAddress(high: address.high & high, low: address.low & low)
  }
}
