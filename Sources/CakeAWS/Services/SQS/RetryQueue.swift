/// Parks order events in a queue.
public struct RetryQueue: ParkedMessages {
  private let queue: SQSQueue

  /// The longest payload that is parked whole, in bytes: as base64 it still goes through a queue (256 KiB), and
  /// fits into an item of the table. An envelope has less than a thousandth of that.
  static let longestPayload = 180 * 1024

  /// Parks in a queue.
  public init(queue: SQSQueue) {
    self.queue = queue
  }

  /// Parks a message; see ``ParkedMessages/park(_:delay:)``. Of what is too long for a queue the beginning is
  /// kept, so that it can be looked at: it is no envelope, and holding on to it would hold up its shard.
  public func park(_ message: ParkedMessage, delay: Duration) async throws(PublishError) {
    var message = message
    if message.encode().count > Self.longestPayload * 4 / 3 {
      let length = message.payload.count
      message.payload = Array(message.payload.prefix(Self.longestPayload / 6))
      message.error = [message.error, "only the beginning of its \(length) bytes was kept"]
        .compactMap(\.self).joined(separator: "; ")
      message.isGivenUp = true
    }
    try await queue.send(message.encode(), delay: delay)
  }
}
