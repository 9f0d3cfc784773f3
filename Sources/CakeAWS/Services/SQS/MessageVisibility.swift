/// Puts off messages of a queue that were received and are not done.
public protocol MessageVisibility: Sendable {
  /// Has a message wait before it is received again.
  ///
  /// - Parameters:
  ///   - receiptHandle: What the receipt of the message is known by.
  ///   - delay: How long it waits; less where that is longer than a queue can.
  func hide(_ receiptHandle: String, for delay: Duration) async throws(PublishError)
}
