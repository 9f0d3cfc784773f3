import CakeOrdering

/// Tells the visitor's own forms from those of other sites: the same 128 random bits in a cookie and in each form.
///
/// OWASP, Cross-Site Request Forgery Prevention Cheat Sheet, "Double-Submit Cookie Pattern".
struct FormToken: Sendable, Hashable {
  let text: String

  init(random: some RandomSource) {
    text = String(random.next(), radix: 36) + "-" + String(random.next(), radix: 36)
  }

  /// What came in a cookie; nil for whatever is none of ours.
  init?(_ text: String) {
    let isPlain = text.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || $0 == UInt8(ascii: "-")
    }
    guard (8...40).contains(text.utf8.count), isPlain else { return nil }
    self.text = text
  }

  /// Whether a form brought this token. Takes as long for any text of the same length.
  func matches(_ text: String?) -> Bool {
    guard let text, text.utf8.count == self.text.utf8.count else { return false }
    return zip(text.utf8, self.text.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
