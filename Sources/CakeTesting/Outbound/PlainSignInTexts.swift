public import CakeOrdering

/// Emails that hold a sign-in link and nothing else.
public struct PlainSignInTexts: SignInTexts {
  /// The texts.
  public init() {}

  /// The email with a link.
  public func signInEmail(_ link: String, to recipient: Mailbox, id: String, language: String) -> Email {
    Email(id: id, to: recipient, subject: "sign in \(language)", text: link, html: "<p>\(link)</p>")
  }
}
