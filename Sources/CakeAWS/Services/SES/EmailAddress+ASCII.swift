import CakeOrdering

extension EmailAddress {
  /// The address as SES carries it: a domain beyond ASCII in Punycode (RFC 5890, section 2.3.2.1); nil if the part
  /// before the domain is not ASCII, for which it has no way (SES has no SMTPUTF8).
  var ascii: String? {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    guard let at = text.lastIndex(of: "@"), text[..<at].utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let labels = text[text.index(after: at)...].split(separator: ".", omittingEmptySubsequences: false)
    var encoded: [String] = []
    for label in labels {
      guard let label = Self.ascii(label) else { return nil }
      encoded.append(label)
    }
    return text[...at] + encoded.joined(separator: ".")
  }

  /// A label with its prefix; what is ASCII stays itself.
  private static func ascii(_ label: Substring) -> String? {
    if label.utf8.allSatisfy({ $0 < 0x80 }) { return String(label) }
    return Punycode.encode(label.lowercased()).map { "xn--" + $0 }
  }
}
