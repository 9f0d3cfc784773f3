extension CakeFunction {
  /// The variables without which a function cannot do what it is for, besides those that all need.
  package var neededVariables: [String] {
    switch self {
    case .placeOrder: [Self.stream, "CAKE_PUBLIC_URL"]
    case .fulfillOrder: [Self.stream, Self.tokenKey]
    case .completeDelivery: [Self.stream, Self.deliveryReviews, Self.tokenKey]
    case .api:
      [
        Self.stream, Self.retries, Self.deliveryRequests, Self.deliveryReviews, "CAKE_PUBLIC_URL",
        Self.tokenKey,
      ]
    case .web: Self.api.neededVariables + ["CAKE_EMAIL_FROM"]
    case .notifyProducers, .notifyCustomer: [Self.retries, "CAKE_PUBLIC_URL", "CAKE_EMAIL_FROM"]
    case .sendForDelivery: [Self.stream, Self.retries, Self.deliveryRequests]
    case .retryOrderEvents:
      [Self.stream, Self.retries, Self.deliveryRequests, "CAKE_PUBLIC_URL", "CAKE_EMAIL_FROM"]
    case .notifyDeliveryCompany: [Self.deliveryRequests, "CAKE_PUBLIC_URL"]
    case .sendFeedback: [Self.deliveryReviews]
    case .keepDeadLetters: [Self.stream]
    case .sweepOutbox: [Self.stream, Self.retries, Self.deliveryRequests, Self.deliveryReviews]
    }
  }

  /// The name of the stream of order events.
  package static let stream = "CAKE_ORDER_EVENTS_STREAM"
  /// The URL of the queue of order events that are tried again.
  package static let retries = "CAKE_ORDER_EVENTS_RETRY_QUEUE"
  /// The URL of the queue of delivery requests.
  package static let deliveryRequests = "CAKE_DELIVERY_REQUESTS_QUEUE"
  /// The URL of the queue of delivery reviews.
  package static let deliveryReviews = "CAKE_DELIVERY_REVIEWS_QUEUE"
  /// Where the public key of staff tokens is, or the key itself.
  package static let tokenKey = "CAKE_TOKEN_KEY"
}
