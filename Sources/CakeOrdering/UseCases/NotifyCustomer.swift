/// The customer is told how the order is coming along.
public struct NotifyCustomer: MessageHandler {
  private let notifications: NotificationDesk

  /// Which handler it is.
  public let name = HandlerName.notifyCustomer

  /// The handler at a desk.
  public init(notifications: NotificationDesk) {
    self.notifications = notifications
  }

  /// Does what follows from the message; see ``MessageHandler/handle(_:)``.
  public func handle(_ message: Message) async throws(HandlingError) {
    guard let order = try await notifications.order(of: message),
      let occasion = Self.occasion(of: message, order), let customer = order.customer,
      let token = try await token(of: order)
    else { return }
    try await notifications.send(
      occasion, about: order, to: Mailbox(name: customer.name, address: customer.email),
      orderURL: "\(notifications.publicURL)/track/\(order.id)/\(token.text)", following: message, by: name)
  }

  /// What the customer is written about; nil where there is nothing to tell, or nobody to tell it.
  static func occasion(of message: Message, _ order: Order) -> EmailOccasion? {
    guard order.customer != nil else { return nil }
    return switch message.type {
    // A later version announces the order to another producer, which is nothing to the customer.
    case .orderPlaced: message.version == 1 ? .confirmation : nil
    case .orderFulfilled: order.handover == .pickup ? .readyForPickup : nil
    case .orderSentForDelivery: .onItsWay
    case .orderDelivered: .delivered
    case .orderCancelled: .cancelled
    case .orderFailed: .failed
    case .deliveryRequested, .deliveryReviewed, .signInRequested: nil
    }
  }

  private func token(of order: Order) async throws(HandlingError) -> TrackingToken? {
    do {
      return try await notifications.desk.orders.placement(of: order.id)?.token
    } catch {
      throw HandlingError(error)
    }
  }
}
