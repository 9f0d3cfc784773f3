/// An email address that is safe to put on an envelope and into a header.
///
/// Stricter than RFC 5321 where that costs no real customer anything: no quoted local parts, no
/// comments, no address literals; at most 254 bytes (RFC 5321, section 4.5.3.1.3, as errata 1690 reads it).
public struct EmailAddress: Sendable, Hashable, CustomStringConvertible {
  /// The address as it was given.
  public let text: String

  /// An address, or nil if the text is none.
  public init?(_ text: String) {
    let bytes = text.utf8
    guard bytes.count <= 254, let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    let local = bytes[..<at]
    let domain = bytes[bytes.index(after: at)...]
    guard (1...64).contains(local.count), local.allSatisfy(Self.isLocal), Self.isDotted(local) else {
      return nil
    }
    guard domain.count >= 1, domain.allSatisfy(Self.isDomain), Self.isDotted(domain) else { return nil }
    guard text.unicodeScalars.allSatisfy(Self.isVisible) else { return nil }
    self.text = text
  }

  /// The form in which two spellings of the same address are equal: lower case, since no provider
  /// in use tells the cases of a local part apart.
  public var folded: String { text.lowercased() }

  /// The address as it was given.
  public var description: String { text }

  /// RFC 5322 `atext`, the dot, and what RFC 6531 allows beyond ASCII.
  private static func isLocal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...0xFF:
      true
    default:
      "!#$%&'*+-/=?^_`{|}~.".utf8.contains(byte)
    }
  }

  private static func isDomain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...0xFF:
      true
    default:
      false
    }
  }

  /// Nothing beyond ASCII that cannot be seen, or that makes the address look like another: control and format
  /// characters, spaces, line separators.
  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
      .privateUse:
      return false
    default:
      return true
    }
  }

  /// No empty part before, between or after the dots.
  private static func isDotted(_ part: Substring.UTF8View) -> Bool {
    !part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).contains { $0.isEmpty }
  }
}
