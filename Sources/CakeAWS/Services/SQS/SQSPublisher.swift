import CakeJSON
public import CakeOrdering

/// Publishes messages in a queue.
public struct SQSPublisher: MessagePublisher {
  private let queue: SQSQueue

  /// A publisher of a queue.
  public init(queue: SQSQueue) {
    self.queue = queue
  }

  /// Sends a message to the queue, which keeps no order; see ``MessagePublisher/publish(_:after:)``.
  @discardableResult
  public func publish(_ message: Message, after previous: MessagePlace?) async throws(PublishError)
    -> MessagePlace?
  {
    try await queue.send(MessageEnvelope.encode(message))
    return nil
  }
}
