import NetworkAddress

extension IPAddress {
  /// The version 4 address that packets to this version 6 address end at, for the forms that carry one; nil
  /// for all others.
  ///
  /// - IPv4-mapped, `::ffff:0:0/96`: RFC 4291, section 2.5.5.2.
  /// - IPv4-compatible, `::/96` but for `::` and `::1`: RFC 4291, section 2.5.5.1.
  /// - NAT64, `64:ff9b::/96`: RFC 6052, section 2.1.
  /// - 6to4, `2002::/16`: RFC 3056, section 2.
  var embedded: IPAddress? {
    guard case .v6(let high, let low) = self else { return nil }
    if high == 0, low >> 32 == 0xFFFF || low >> 32 == 0 && low > 1 {
      return .v4(UInt32(truncatingIfNeeded: low))
    }
    if high == 0x0064_FF9B_0000_0000, low >> 32 == 0 { return .v4(UInt32(truncatingIfNeeded: low)) }
    if high >> 48 == 0x2002 { return .v4(UInt32(truncatingIfNeeded: high >> 16)) }
    return nil
  }
}
