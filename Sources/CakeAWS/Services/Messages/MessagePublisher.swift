public import CakeOrdering

/// Sends messages on the channels their types go through.
///
/// Whoever publishes several messages of one order publishes them one after the other in version order, and
/// hands the place of one to the next: that is what keeps them in order on their way.
public protocol MessagePublisher: Sendable {
  /// Publishes a message. Once it returns, the channel keeps the message until it was handled.
  ///
  /// A message may be published twice: handlers bear that.
  ///
  /// - Parameter previous: Where the message of the same order went that was published just before; nil if
  ///   there was none.
  /// - Returns: Where it went, for the next message of the order.
  /// - Throws: ``PublishError``; the message may then have been published or not.
  @discardableResult
  func publish(_ message: Message, after previous: MessagePlace?) async throws(PublishError) -> MessagePlace?
}

extension MessagePublisher {
  /// Publishes a message by itself; see ``publish(_:after:)``.
  public func publish(_ message: Message) async throws(PublishError) {
    try await publish(message, after: nil)
  }
}
