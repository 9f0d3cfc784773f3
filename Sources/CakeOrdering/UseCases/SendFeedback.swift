/// The delivery company gets feedback: punctuality, review and comment.
public struct SendFeedback: MessageHandler {
  private let webhooks: WebhookDesk

  /// Which handler it is.
  public let name = HandlerName.sendFeedback

  /// The handler at a desk.
  public init(webhooks: WebhookDesk) {
    self.webhooks = webhooks
  }

  /// Does what follows from the message; see ``MessageHandler/handle(_:)``.
  public func handle(_ message: Message) async throws(HandlingError) {
    guard let order = try await webhooks.notifications.order(of: message),
      let (company, delivery) = Self.delivery(of: message, order)
    else { return }
    let feedback = feedback(on: order, delivery, following: message)
    try await webhooks.send(.feedback(feedback), to: company, about: order, following: message, by: name)
  }

  /// The customer's review if the message follows from it, otherwise that of whoever reported the delivery.
  /// The delivery that a message is about, and by whom it was; nil if there was none.
  static func delivery(of message: Message, _ order: Order) -> (DeliveryCompanyID, Delivery)? {
    guard message.type == .deliveryReviewed, let company = order.deliveryCompanyID,
      let delivery = order.delivery
    else { return nil }
    return (company, delivery)
  }

  private func feedback(on order: Order, _ delivery: Delivery, following message: Message) -> DeliveryFeedback
  {
    let customers = order.review.flatMap { $0.version == message.version ? $0 : nil }
    return DeliveryFeedback(
      orderID: order.id, number: order.number, deliveredAt: delivery.at,
      minutesLate: webhooks.notifications.desk.calendar.minutesLate(delivery, of: order),
      from: customers == nil ? delivery.by.role : .customer,
      review: customers?.rating ?? delivery.report.review,
      comment: customers == nil ? delivery.report.comment : customers?.comment)
  }
}
