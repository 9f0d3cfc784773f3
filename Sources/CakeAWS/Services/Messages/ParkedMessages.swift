/// Keeps order events whose handling failed until they are tried again, so that they hold up nobody.
public protocol ParkedMessages: Sendable {
  /// Parks a message for one handler.
  ///
  /// - Parameter delay: How long to wait before it is tried; at most fifteen minutes are honoured (the longest
  ///   `DelaySeconds` of SQS).
  func park(_ message: ParkedMessage, delay: Duration) async throws(PublishError)
}
