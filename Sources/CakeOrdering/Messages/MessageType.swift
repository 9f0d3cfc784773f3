/// What a message says. The raw value is the `type` of its envelope.
public enum MessageType: String, Sendable, Hashable, CaseIterable {
  case orderPlaced = "order.placed"
  case orderFulfilled = "order.fulfilled"
  case orderSentForDelivery = "order.sentForDelivery"
  case orderDelivered = "order.delivered"
  case orderCancelled = "order.cancelled"
  case orderFailed = "order.failed"
  case deliveryRequested = "delivery.requested"
  case deliveryReviewed = "delivery.reviewed"
  case signInRequested = "signIn.requested"

  /// The channel it goes through. A request to sign in goes to its handler alone, and through none.
  public var channel: Channel {
    switch self {
    case .orderPlaced, .orderFulfilled, .orderSentForDelivery, .orderDelivered, .orderCancelled,
      .orderFailed, .signInRequested:
      .orderEvents
    case .deliveryRequested: .deliveryRequests
    case .deliveryReviewed: .deliveryReviews
    }
  }

  /// Who handles it.
  public var handlers: [HandlerName] {
    switch self {
    case .orderPlaced, .orderCancelled: [.notifyProducers, .notifyCustomer]
    case .orderFulfilled: [.sendForDelivery, .notifyCustomer]
    case .orderSentForDelivery, .orderDelivered, .orderFailed: [.notifyCustomer]
    case .deliveryRequested: [.notifyDeliveryCompany]
    case .deliveryReviewed: [.sendFeedback]
    case .signInRequested: [.sendSignInLink]
    }
  }
}
