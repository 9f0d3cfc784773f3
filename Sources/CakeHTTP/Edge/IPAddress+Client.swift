import NetworkAddress

extension IPAddress {
  /// An address as connections and proxies name it: perhaps with the zone of a link (RFC 4007, section 11), which
  /// is left out, and perhaps mapped into version 6, which is undone. Nil for any other text.
  init?(client text: some StringProtocol) {
    guard let address = IPAddress(text.prefix { $0 != "%" }) else { return nil }
    self = address.unmapped
  }

  /// What one customer has: an IPv4 address, or an IPv6 network of 64 bits, of which each home has a whole one.
  var household: IPAddress {
    switch self {
    case .v4: self
    case .v6(let high, _): .v6(high: high, low: 0)
    }
  }
}
