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
  public init?(_ text: String) {
    if let bits = Self.dottedQuad(text) {
      self = .v4(bits)
      return
    }
    var address = in6_addr()
    guard text.contains(":"), inet_pton(AF_INET6, text, &address) == 1 else { return nil }
    self = withUnsafeBytes(of: address) { IPAddress(v6: $0) }
  }

  /// The sixteen bytes of a version 6 address, in network order.
  init(v6 bytes: UnsafeRawBufferPointer) {
    let high = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let low = bytes.dropFirst(8).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    self = .v6(high: high, low: low)
  }

  private static func dottedQuad(_ text: String) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bits: UInt32 = 0
    for part in parts {
      guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy(ASCII.isDigit),
        part.utf8.count == 1 || part.utf8.first != UInt8(ascii: "0"), let byte = UInt8(part)
      else { return nil }
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
