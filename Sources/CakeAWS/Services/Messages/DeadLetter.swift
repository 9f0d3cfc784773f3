public import CakeOrdering

/// A message that was given up, with all that is needed to look at it and to send it again.
public struct DeadLetter: Sendable, Hashable {
  /// Names the message and the handler, `<messageId>.<handler>`; the same however often it is given up.
  public var id: String
  /// Whose it is: a handler's name, or what stood there.
  public var handler: String
  /// What was received: an envelope, or whatever stood in its place.
  public var payload: [UInt8]
  /// Why it was given up.
  public var error: String
  /// How often it was tried.
  public var attempts: Int
  /// When it was given up.
  public var at: Timestamp

  /// A dead letter with all its parts.
  public init(id: String, handler: String, payload: [UInt8], error: String, attempts: Int, at: Timestamp) {
    self.id = id
    self.handler = handler
    self.payload = payload
    self.error = error
    self.attempts = attempts
    self.at = at
  }
}
