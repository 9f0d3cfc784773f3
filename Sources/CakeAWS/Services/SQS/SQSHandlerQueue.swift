public import CakeOrdering

/// Hands messages to single handlers: those of deliveries have a queue of their own, those of order events share
/// the retry queue, by which requests to sign in travel as well.
public struct SQSHandlerQueue: HandlerQueue {
  private let retries: any ParkedMessages
  private let deliveryRequests: SQSQueue
  private let deliveryReviews: SQSQueue

  /// The handlers' queues.
  public init(retries: any ParkedMessages, deliveryRequests: SQSQueue, deliveryReviews: SQSQueue) {
    self.retries = retries
    self.deliveryRequests = deliveryRequests
    self.deliveryReviews = deliveryReviews
  }

  /// Sends a message to one handler; see ``HandlerQueue/send(_:to:)``.
  public func send(_ payload: [UInt8], to handler: HandlerName) async throws(PublishError) {
    switch handler {
    case .notifyProducers, .sendForDelivery, .notifyCustomer, .sendSignInLink:
      try await retries.park(ParkedMessage(handler: handler, payload: payload), delay: .zero)
    case .notifyDeliveryCompany: try await deliveryRequests.send(payload)
    case .sendFeedback: try await deliveryReviews.send(payload)
    }
  }
}
