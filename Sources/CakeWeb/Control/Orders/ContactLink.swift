import CakeOrdering

/// Links by which a customer is reached.
enum ContactLink {
  /// Calls a number, however it is written (RFC 3966).
  static func call(_ phone: String) -> String {
    "tel:" + phone.filter { ("0"..."9").contains($0) || $0 == "+" }
  }

  /// Writes to an address; nothing in it adds more to the email (RFC 6068, section 2).
  static func write(_ email: EmailAddress) -> String {
    "mailto:"
      + email.text.split(separator: "@").map { QueryText.encoded(String($0)) }.joined(separator: "@")
  }
}
