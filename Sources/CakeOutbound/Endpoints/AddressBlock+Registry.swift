extension AddressBlock {
  /// The IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890, as updated by RFC 8190), multicast,
  /// and what was taken back since. The narrower block stands before the wider.
  ///
  /// What version 6 addresses embed is looked at apart: ``IPAddress/embedded``.
  static let specialPurpose: [AddressBlock] = [
    AddressBlock("0.0.0.0/8", "unspecified", "RFC 1122, section 3.2.1.3"),
    AddressBlock("10.0.0.0/8", "private", "RFC 1918", isPrivate: true),
    AddressBlock("100.64.0.0/10", "shared by a carrier's customers", "RFC 6598", isPrivate: true),
    AddressBlock("127.0.0.0/8", "loopback", "RFC 1122, section 3.2.1.3", isPrivate: true),
    AddressBlock("169.254.0.0/16", "link-local", "RFC 3927", isPrivate: true),
    AddressBlock("172.16.0.0/12", "private", "RFC 1918", isPrivate: true),
    AddressBlock("192.0.0.0/24", "for protocol assignments", "RFC 6890, section 2.1"),
    AddressBlock("192.0.2.0/24", "for documentation", "RFC 5737"),
    AddressBlock("192.88.99.0/24", "a deprecated 6to4 relay", "RFC 7526"),
    AddressBlock("192.168.0.0/16", "private", "RFC 1918", isPrivate: true),
    AddressBlock("198.18.0.0/15", "for benchmarking", "RFC 2544"),
    AddressBlock("198.51.100.0/24", "for documentation", "RFC 5737"),
    AddressBlock("203.0.113.0/24", "for documentation", "RFC 5737"),
    AddressBlock("224.0.0.0/4", "multicast", "RFC 5771"),
    AddressBlock("255.255.255.255/32", "broadcast", "RFC 919"),
    AddressBlock("240.0.0.0/4", "reserved", "RFC 1112, section 4"),

    AddressBlock("::/128", "unspecified", "RFC 4291, section 2.5.2"),
    AddressBlock("::1/128", "loopback", "RFC 4291, section 2.5.3", isPrivate: true),
    AddressBlock("64:ff9b:1::/48", "for local translation", "RFC 8215", isPrivate: true),
    AddressBlock("100::/64", "discarded", "RFC 6666"),
    AddressBlock("2001::/32", "a Teredo tunnel", "RFC 4380"),
    AddressBlock("2001:2::/48", "for benchmarking", "RFC 5180"),
    AddressBlock("2001::/23", "for protocol assignments", "RFC 2928"),
    AddressBlock("2001:db8::/32", "for documentation", "RFC 3849"),
    AddressBlock("3fff::/20", "for documentation", "RFC 9637"),
    AddressBlock("fc00::/7", "unique-local", "RFC 4193", isPrivate: true),
    AddressBlock("fe80::/10", "link-local", "RFC 4291, section 2.5.6", isPrivate: true),
    AddressBlock("fec0::/10", "site-local", "RFC 3879", isPrivate: true),
    AddressBlock("ff00::/8", "multicast", "RFC 4291, section 2.7"),
  ].compactMap(\.self)

  /// All that is global unicast in version 6 so far (IANA IPv6 Global Unicast Address Space; RFC 4291,
  /// section 2.4).
  static let globalUnicast = AddressBlock("2000::/3", "global unicast", "RFC 4291, section 2.4")
}
