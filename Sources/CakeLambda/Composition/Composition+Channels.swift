import CakeAWS

extension Composition {
  /// Publishes on every channel that the function was told of.
  var publisher: ChannelPublisher {
    ChannelPublisher(
      orderEvents: settings.text(CakeFunction.stream).map { KinesisPublisher(client: aws, stream: $0) }
        ?? UnsetChannel(variable: CakeFunction.stream),
      deliveryRequests: queuePublisher(CakeFunction.deliveryRequests),
      deliveryReviews: queuePublisher(CakeFunction.deliveryReviews))
  }

  private func queuePublisher(_ variable: String) -> any MessagePublisher {
    settings.text(variable).map { SQSPublisher(queue: SQSQueue(client: aws, url: $0)) }
      ?? UnsetChannel(variable: variable)
  }
}
