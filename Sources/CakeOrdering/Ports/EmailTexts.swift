/// Writes the emails.
public protocol EmailTexts: Sendable {
  /// The email for an occasion.
  ///
  /// - Parameters:
  ///   - order: What it is about.
  ///   - recipient: Whom it is for.
  ///   - id: The email's id, the same on every try.
  ///   - trackingURL: Where the customer sees the order; nil in emails to producers.
  func email(
    _ occasion: EmailOccasion, about order: Order, to recipient: Mailbox, id: String, trackingURL: String?
  ) -> Email
}
