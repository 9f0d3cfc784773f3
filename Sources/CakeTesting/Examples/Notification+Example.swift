public import CakeOrdering

extension Notification {
  /// An email to a producer that follows from a message and was sent.
  public static func example(
    following message: Message, at: Timestamp? = nil, outcome: Outcome = .sent
  ) -> Notification {
    Notification(
      id: "\(message.id).notifyProducers.newOrder", orderID: message.orderID, message: message,
      handler: .notifyProducers, medium: .email, recipient: "backstube@example.com",
      subject: EmailOccasion.newOrder.rawValue, at: at ?? message.time, outcome: outcome)
  }
}
