public import CakeOrdering

/// Hands a message to one of its handlers alone.
public protocol HandlerQueue: Sendable {
  /// Sends a message to one handler, as if it were new: handlers of deliveries have a queue of their own, those
  /// of order events share the retry queue.
  ///
  /// - Parameter payload: The envelope, or whatever was received in its place.
  func send(_ payload: [UInt8], to handler: HandlerName) async throws(PublishError)
}
