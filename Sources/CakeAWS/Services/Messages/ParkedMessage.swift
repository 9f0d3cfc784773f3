import CakeJSON
public import CakeOrdering

/// An order event that waits for one of its handlers.
public struct ParkedMessage: Sendable, Hashable {
  /// Whose it is: a handler's name, of this version or of a newer one.
  public var handler: String
  /// What was received: an envelope, or whatever stood in its place.
  public var payload: [UInt8]
  /// Why the last try failed; nil if it was not tried.
  public var error: String?
  /// How often it was tried before it was parked.
  public var attempts: Int
  /// Whether trying it again cannot help: it is on its way to become a dead letter.
  public var isGivenUp: Bool
  /// Where it was received, the sequence number of its record say; names what has no id of its own.
  public var origin: String?

  /// Something received that waits for a handler.
  public init(
    handler: HandlerName, payload: [UInt8], error: String? = nil, attempts: Int = 0, isGivenUp: Bool = false,
    origin: String? = nil
  ) {
    self.handler = handler.rawValue
    self.payload = payload
    self.error = error
    self.attempts = attempts
    self.isGivenUp = isGivenUp
    self.origin = origin
  }

  /// A message that waits for a handler, as if it were new.
  public init(handler: HandlerName, message: Message) {
    self.init(handler: handler, payload: MessageEnvelope.encode(message))
  }
}
