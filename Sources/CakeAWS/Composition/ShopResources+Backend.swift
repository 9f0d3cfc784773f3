public import AWSClient
public import CakeOrdering
public import Logging

extension ShopResources {
  /// Everything that is kept, in the table. Whatever is not known, a channel or a queue, is not used.
  ///
  /// - Parameter table: The table's name.
  public func backend(
    table: String, client: AWSClient, clock: any WallClock = SystemClock(),
    random: any RandomSource = SystemRandomSource(), logger: Logger
  ) -> DynamoDBBackend {
    let queues = queues(client)
    return DynamoDBBackend(
      table: table, client: client, publisher: publisher(client), queue: queues.handlers,
      depths: queues.depths, clock: clock, random: random, logger: logger)
  }

  /// Publishes on every channel that is known.
  private func publisher(_ client: AWSClient) -> ChannelPublisher {
    ChannelPublisher(
      orderEvents: self[.orderEvents].map { KinesisPublisher(client: client, stream: $0) }
        ?? UnsetChannel(variable: Variable.orderEvents.rawValue),
      deliveryRequests: publisher(.deliveryRequests, client),
      deliveryReviews: publisher(.deliveryReviews, client))
  }

  private func publisher(_ variable: Variable, _ client: AWSClient) -> any MessagePublisher {
    queue(variable, client).map { SQSPublisher(queue: $0) } ?? UnsetChannel(variable: variable.rawValue)
  }

  /// The queues of single handlers, where all of them are known.
  private func queues(_ client: AWSClient) -> (handlers: any HandlerQueue, depths: any QueueDepths) {
    guard let retries = queue(.orderEventsRetry, client), let requests = queue(.deliveryRequests, client),
      let reviews = queue(.deliveryReviews, client)
    else {
      let unset = UnsetChannel(variable: Variable.orderEventsRetry.rawValue)
      return (unset, unset)
    }
    return (
      SQSHandlerQueue(
        retries: RetryQueue(queue: retries), deliveryRequests: requests, deliveryReviews: reviews),
      SQSQueueDepths(retries: retries, deliveryRequests: requests, deliveryReviews: reviews)
    )
  }

  private func queue(_ variable: Variable, _ client: AWSClient) -> SQSQueue? {
    self[variable].map { SQSQueue(client: client, url: $0) }
  }
}
