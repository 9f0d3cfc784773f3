/// Names of languages such as `en` or `de-AT`.
package enum LanguageTag {
  /// Whether a text has the outer form of a tag (RFC 5646, section 2.1): parts of 1 to 8 letters and digits with
  /// hyphens between them, the first at least 2, and 35 in all, which section 4.4.1 asks to keep.
  package static func isWellFormed(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return text.utf8.count <= 35
      && parts.allSatisfy { (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(isAlphanumeric) }
      && (parts.first?.utf8.count ?? 0) >= 2
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
