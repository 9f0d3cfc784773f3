/// An email address that is safe to put on an envelope and into a header, and that every way out can carry.
///
/// Stricter than RFC 5321 where that costs no real customer anything: no quoted local parts, no
/// comments, no address literals; at most 254 bytes (RFC 5321, section 4.5.3.1.3, as errata 1690 reads it). What
/// stands before the domain is ASCII: SES carries nothing else, nor does any mail server without SMTPUTF8 (RFC 6531).
public struct EmailAddress: Sendable, Hashable, CustomStringConvertible {
  /// The address as it was given.
  public let text: String

  /// An address, or nil if the text is none.
  public init?(_ text: String) {
    let bytes = text.utf8
    guard bytes.count <= Self.longest, let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    let local = bytes[..<at]
    let domain = bytes[bytes.index(after: at)...]
    guard (1...64).contains(local.count), local.allSatisfy(Self.isLocal), Self.isDotted(local) else {
      return nil
    }
    guard domain.count >= 1, domain.allSatisfy(Self.isDomain), Self.isDotted(domain) else { return nil }
    guard let wire = Self.wireText(text), wire.utf8.count <= Self.longest else { return nil }
    self.text = text
  }

  private static let longest = 254

  /// The address as it travels, on envelopes and in headers: ASCII, a domain in another script as A-labels.
  public var wireText: String { Self.wireText(text) ?? text }

  /// The form in which two spellings of the same address are equal: lower case, since no provider
  /// in use tells the cases of a local part apart.
  public var folded: String { wireText.lowercased() }

  /// The address as it was given.
  public var description: String { text }

  private static func wireText(_ text: String) -> String? {
    if text.isASCII { return text }
    guard let at = text.lastIndex(of: "@"), let domain = DomainName.ascii(text[text.index(after: at)...])
    else {
      return nil
    }
    return text[...at] + domain
  }

  /// RFC 5322 `atext` and the dot.
  private static func isLocal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default:
      "!#$%&'*+-/=?^_`{|}~.".utf8.contains(byte)
    }
  }

  /// What ASCII allows in a domain; beyond it, ``DomainName`` looks at the characters.
  private static func isDomain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...0xFF:
      true
    default:
      false
    }
  }

  /// No empty part before, between or after the dots.
  private static func isDotted(_ part: Substring.UTF8View) -> Bool {
    !part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).contains { $0.isEmpty }
  }
}
