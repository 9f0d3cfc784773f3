import CakeJSON
public import CakeOrdering

/// An order event that waits for one of its handlers.
public struct ParkedMessage: Sendable, Hashable {
  /// Whose it is.
  public var handler: HandlerName
  /// What was received: an envelope, or whatever stood in its place.
  public var payload: [UInt8]
  /// Why the last try failed; nil if it was not tried.
  public var error: String?
  /// How often it was tried before it was parked.
  public var attempts: Int

  /// Something received that waits for a handler.
  public init(handler: HandlerName, payload: [UInt8], error: String? = nil, attempts: Int = 0) {
    self.handler = handler
    self.payload = payload
    self.error = error
    self.attempts = attempts
  }

  /// A message that waits for a handler, as if it were new.
  public init(handler: HandlerName, message: Message) {
    self.init(handler: handler, payload: MessageEnvelope.encode(message))
  }
}
