import JSONText

/// Tells how many messages the shop's queues hold, as far as SQS can tell.
public struct SQSQueueDepths: QueueDepths {
  private let deliveries: [SQSQueue]
  private let retries: SQSQueue

  /// The depths of the queues of deliveries and of the queue of retries.
  public init(retries: SQSQueue, deliveryRequests: SQSQueue, deliveryReviews: SQSQueue) {
    self.retries = retries
    self.deliveries = [deliveryRequests, deliveryReviews]
  }

  /// About how many messages there are; see ``QueueDepths/depths()``.
  ///
  /// What is in the retry queue was tried before. In the others a message that is not visible is being tried, or
  /// waits for its next try.
  public func depths() async throws(PublishError) -> QueueCounts {
    let parked = try await retries.depth()
    var counts = QueueCounts(waiting: 0, failing: parked.visible + parked.hidden)
    for queue in deliveries {
      let depth = try await queue.depth()
      counts.waiting += depth.visible
      counts.failing += depth.hidden
    }
    return counts
  }
}
