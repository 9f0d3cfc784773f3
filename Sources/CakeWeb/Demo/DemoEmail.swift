public import CakeOrdering

/// An email that a demo sent.
public struct DemoEmail: Sendable, Equatable {
  /// Names it in the mailbox (characters `[A-Za-z0-9_.-]`).
  public var id: String
  /// Whom it is from, name and address.
  public var from: String
  /// Whom it is for, name and address.
  public var to: String
  /// What it is about.
  public var subject: String
  /// When it was sent.
  public var sentAt: Timestamp
  /// Its plain form.
  public var text: String
  /// Its HTML form.
  public var html: String

  /// An email with all its parts.
  public init(
    id: String, from: String, to: String, subject: String, sentAt: Timestamp, text: String, html: String
  ) {
    self.id = id
    self.from = from
    self.to = to
    self.subject = subject
    self.sentAt = sentAt
    self.text = text
    self.html = html
  }
}
