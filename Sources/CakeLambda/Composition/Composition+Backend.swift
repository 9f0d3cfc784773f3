import CakeAWS
import CakeOrdering

extension Composition {
  /// Everything that is kept. Whatever the function was not told of, a channel or a queue, is not used.
  var backend: DynamoDBBackend {
    let queues = queues
    return DynamoDBBackend(
      table: settings.ordersTable, client: aws, publisher: publisher, queue: queues.handlers,
      depths: queues.depths,
      clock: clock, random: random, logger: logger)
  }

  /// The queues of single handlers, where the function was told of all of them.
  private var queues: (handlers: any HandlerQueue, depths: any QueueDepths) {
    guard let retries = queue(CakeFunction.retries), let requests = queue(CakeFunction.deliveryRequests),
      let reviews = queue(CakeFunction.deliveryReviews)
    else {
      let unset = UnsetChannel(variable: CakeFunction.retries)
      return (unset, unset)
    }
    return (
      SQSHandlerQueue(
        retries: RetryQueue(queue: retries), deliveryRequests: requests, deliveryReviews: reviews),
      SQSQueueDepths(retries: retries, deliveryRequests: requests, deliveryReviews: reviews)
    )
  }

  private func queue(_ variable: String) -> SQSQueue? {
    settings.text(variable).map { SQSQueue(client: aws, url: $0) }
  }
}
