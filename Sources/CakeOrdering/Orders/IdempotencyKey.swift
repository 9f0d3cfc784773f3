/// The key under which a customer's request may be repeated without a second order.
public struct IdempotencyKey: Sendable, Hashable {
  /// The key itself, without quotes; 1…255 characters.
  public let text: String

  /// Reads the header's value, quoted (an RFC 8941 string) or bare, which are the same key; nil if it is
  /// empty, longer than 255 characters, or holds a control character.
  public init?(header: String) {
    var characters = Substring(header)
    if characters.utf8.count >= 2, characters.first == "\"", characters.last == "\"" {
      characters = characters.dropFirst().dropLast()
    }
    guard (1...255).contains(characters.count),
      characters.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
    else { return nil }
    self.text = String(characters)
  }
}
