#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The address of a host: version 4 (RFC 791) or 6 (RFC 4291).
public enum IPAddress: Sendable, Hashable {
  /// The 32 bits, the first byte the highest.
  case v4(UInt32)
  /// The first and the last 64 bits.
  case v6(high: UInt64, low: UInt64)

  /// Reads an address in its strict forms: four decimal numbers without leading zeros, or a version 6 address
  /// without brackets and zone. Nil for any other text, such as `127.1` or `0x7f000001`, which some
  /// libraries read as addresses.
  public init?(_ text: some StringProtocol) {
    if let bits = Self.dottedQuad(text) {
      self = .v4(bits)
      return
    }
    var address = in6_addr()
    // The system reads no further than a zero byte.
    guard text.utf8.contains(UInt8(ascii: ":")), !text.utf8.contains(0),
      inet_pton(AF_INET6, String(text), &address) == 1
    else { return nil }
    self = withUnsafeBytes(of: address) { IPAddress(v6: $0) }
  }

  /// The sixteen bytes of a version 6 address, in network order.
  public init(v6 bytes: UnsafeRawBufferPointer) {
    let high = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let low = bytes.dropFirst(8).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    self = .v6(high: high, low: low)
  }

  /// The version 4 address that an IPv4-mapped one (`::ffff:0:0/96`; RFC 4291, section 2.5.5.2) is another
  /// spelling of; every other address as it is.
  public var unmapped: IPAddress {
    guard case .v6(0, let low) = self, low >> 32 == 0xFFFF else { return self }
    return .v4(UInt32(truncatingIfNeeded: low))
  }

  /// Whether it stands for the machine itself: `127.0.0.0/8` (RFC 1122, section 3.2.1.3), also when mapped into
  /// version 6, or `::1` (RFC 4291, section 2.5.3).
  public var isLoopback: Bool {
    switch unmapped {
    case .v4(let bits): bits >> 24 == 127
    case .v6(let high, let low): high == 0 && low == 1
    }
  }

  private static func dottedQuad(_ text: some StringProtocol) -> UInt32? {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bits: UInt32 = 0
    for part in parts {
      guard (1...3).contains(part.count), part.count == 1 || part.first != UInt8(ascii: "0") else {
        return nil
      }
      var value = 0
      for digit in part {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
        value = value * 10 + Int(digit - UInt8(ascii: "0"))
      }
      guard let byte = UInt8(exactly: value) else { return nil }
      bits = bits << 8 | UInt32(byte)
    }
    return bits
  }
}

extension IPAddress: CustomStringConvertible {
  /// The address as text: `192.0.2.1`, or all eight groups of a version 6 address, without brackets.
  public var description: String {
    switch self {
    case .v4(let bits):
      stride(from: 24, through: 0, by: -8).map { String(bits >> UInt32($0) & 0xFF) }.joined(separator: ".")
    case .v6(let high, let low):
      [high, low].flatMap { half in
        stride(from: 48, through: 0, by: -16).map { String(half >> UInt64($0) & 0xFFFF, radix: 16) }
      }.joined(separator: ":")
    }
  }
}
