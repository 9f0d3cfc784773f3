public import CakeOrdering

/// Publishes each message on its channel.
public struct ChannelPublisher: MessagePublisher {
  private let orderEvents: (any MessagePublisher)?
  private let deliveryRequests: (any MessagePublisher)?
  private let deliveryReviews: (any MessagePublisher)?

  /// A publisher for each channel; nil for one that is not used here. A message of such a channel is refused, which
  /// leaves it to whoever publishes on all of them.
  public init(
    orderEvents: (any MessagePublisher)? = nil, deliveryRequests: (any MessagePublisher)? = nil,
    deliveryReviews: (any MessagePublisher)? = nil
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
    let channel = message.type.channel
    guard let publisher = publisher(of: channel) else {
      throw .refused(reason: "nothing is published on \(channel.rawValue) here")
    }
    return try await publisher.publish(message, after: previous) ?? previous
  }

  private func publisher(of channel: Channel) -> (any MessagePublisher)? {
    switch channel {
    case .orderEvents: orderEvents
    case .deliveryRequests: deliveryRequests
    case .deliveryReviews: deliveryReviews
    }
  }
}
