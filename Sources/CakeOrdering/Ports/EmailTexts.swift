/// Writes the emails.
public protocol EmailTexts: Sendable {
  /// The email for an occasion.
  ///
  /// - Parameters:
  ///   - order: What it is about.
  ///   - recipient: Whom it is for.
  ///   - id: The email's id, the same on every try.
  ///   - orderURL: Where the recipient sees the order; nil if there is nothing to see any more.
  func email(
    _ occasion: EmailOccasion, about order: Order, to recipient: Mailbox, id: String, orderURL: String?
  ) -> Email
}
