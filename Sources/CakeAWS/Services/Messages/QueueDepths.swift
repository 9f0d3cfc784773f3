/// Tells how many messages are on their way to their handlers.
public protocol QueueDepths: Sendable {
  /// About how many there are: SQS counts what it holds only roughly, and a stream does not count at all.
  func depths() async throws(PublishError) -> QueueCounts
}
