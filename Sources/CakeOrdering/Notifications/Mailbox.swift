/// Somebody's email address with the name to show (RFC 5322, section 3.4).
public struct Mailbox: Sendable, Hashable {
  /// The name to show; may hold any character, so whoever writes a header must encode it.
  public var name: String
  /// The address, already checked: `local@domain`, no spaces, no control characters.
  public var address: EmailAddress

  /// A name and the address behind it.
  public init(name: String, address: EmailAddress) {
    self.name = name
    self.address = address
  }
}
