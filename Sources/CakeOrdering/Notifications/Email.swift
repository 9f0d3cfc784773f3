/// An email ready to be sent, in a plain and an HTML form that say the same.
public struct Email: Sendable, Equatable {
  /// Identifies the email for good, the same on every try; mail systems see it as the `Message-ID`'s
  /// left part (characters `[A-Za-z0-9_.-]`).
  public var id: String
  /// Whom it is for.
  public var to: Mailbox
  /// Where an answer goes, if not to the sender.
  public var replyTo: Mailbox?
  /// One line, any language.
  public var subject: String
  /// The text for readers that show no HTML.
  public var text: String
  /// The same as HTML; loads nothing from elsewhere.
  public var html: String

  /// An email with all its parts.
  public init(
    id: String, to: Mailbox, replyTo: Mailbox? = nil, subject: String, text: String, html: String
  ) {
    self.id = id
    self.to = to
    self.replyTo = replyTo
    self.subject = subject
    self.text = text
    self.html = html
  }
}
