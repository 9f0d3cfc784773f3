/// Writes the emails by which staff sign in.
public protocol SignInTexts: Sendable {
  /// The email with a link.
  ///
  /// - Parameters:
  ///   - link: The whole link.
  ///   - recipient: Whom it is for.
  ///   - id: The email's id.
  ///   - language: A BCP 47 tag.
  func signInEmail(_ link: String, to recipient: Mailbox, id: String, language: String) -> Email
}
