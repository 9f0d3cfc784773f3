public import CakeOrdering

/// Publishes each message on its channel.
public struct ChannelPublisher: MessagePublisher {
  private let orderEvents: any MessagePublisher
  private let deliveryRequests: any MessagePublisher
  private let deliveryReviews: any MessagePublisher

  /// A publisher for each channel.
  public init(
    orderEvents: any MessagePublisher, deliveryRequests: any MessagePublisher,
    deliveryReviews: any MessagePublisher
  ) {
    self.orderEvents = orderEvents
    self.deliveryRequests = deliveryRequests
    self.deliveryReviews = deliveryReviews
  }

  /// Publishes a message on its channel; see ``MessagePublisher/publish(_:after:)``. A message of a queue between
  /// two of the stream does not lose the place of the one before.
  @discardableResult
  public func publish(_ message: Message, after previous: MessagePlace?) async throws(PublishError)
    -> MessagePlace?
  {
    switch message.type.channel {
    case .orderEvents: try await orderEvents.publish(message, after: previous)
    case .deliveryRequests: try await deliveryRequests.publish(message, after: previous) ?? previous
    case .deliveryReviews: try await deliveryReviews.publish(message, after: previous) ?? previous
    }
  }
}
