/// An address of the Internet, of either version, as sixteen bytes (RFC 4291, section 2.5.5.2: an IPv4 address
/// is mapped into IPv6, so that both spellings of it are one).
public struct IPAddress: Sendable, Hashable {
  let high: UInt64
  let low: UInt64

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads an address without port, brackets or zone; nil for any other text.
  public init?(_ text: some StringProtocol) {
    let text = text.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
    if let bits = Self.version4(Substring(text)) {
      self.init(high: 0, low: 0xFFFF_0000_0000 | UInt64(bits))
    } else if let (high, low) = Self.version6(Substring(text)) {
      self.init(high: high, low: low)
    } else {
      return nil
    }
  }

  /// Whether it is an IPv4 address.
  var isVersion4: Bool { high == 0 && low >> 32 == 0xFFFF }

  /// Whether it stands for the machine itself: `127.0.0.0/8` or `::1`.
  var isLoopback: Bool {
    isVersion4 ? low >> 24 & 0xFF == 127 : high == 0 && low == 1
  }

  /// What one customer has: an IPv4 address, or an IPv6 network of 64 bits, of which each home has a whole one.
  var household: IPAddress {
    isVersion4 ? self : IPAddress(high: high, low: 0)
  }

  private static func version4(_ text: Substring) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bits: UInt32 = 0
    for part in parts {
      guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let byte = UInt8(part)
      else { return nil }
      bits = bits << 8 | UInt32(byte)
    }
    return bits
  }

  private static func version6(_ text: Substring) -> (UInt64, UInt64)? {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2, let first = groups(halves.first ?? ""),
      let last = groups(halves.dropFirst().first ?? "")
    else { return nil }
    let count = first.count + last.count
    guard halves.count == 2 ? count < 8 : count == 8 else { return nil }
    let all = first + [UInt16](repeating: 0, count: 8 - count) + last
    let high = all[0..<4].reduce(UInt64(0)) { $0 << 16 | UInt64($1) }
    let low = all[4..<8].reduce(UInt64(0)) { $0 << 16 | UInt64($1) }
    return (high, low)
  }

  private static func groups(_ text: Substring) -> [UInt16]? {
    if text.isEmpty { return [] }
    var groups: [UInt16] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, let bits = version4(part) {
        groups += [UInt16(bits >> 16), UInt16(truncatingIfNeeded: bits)]
      } else if (1...4).contains(part.utf8.count), part.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
        let group = UInt16(part, radix: 16)
      {
        groups.append(group)
      } else {
        return nil
      }
    }
    return groups
  }
}
