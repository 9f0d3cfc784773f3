/// A message on its way to a handler, as the operator sees it.
public struct MessageOverview: Sendable, Hashable {
  /// Names the message and the handler: `<messageId>.<handler>`.
  public var id: String
  /// Whose it is; a handler's name, or what stood there.
  public var handler: String
  /// Whether it waits, fails, or was given up.
  public var state: MessageState
  /// The message as it was stored; whatever was received, where it cannot be decoded.
  public var payload: String
  /// How often it was tried.
  public var attempts: Int
  /// Why the last try failed.
  public var lastError: String?
  /// When it was stored, or given up if it is dead.
  public var at: Timestamp
  /// When it is tried next; nil if it is dead.
  public var nextAttemptAt: Timestamp?

  /// A message with all the facts.
  public init(
    id: String, handler: String, state: MessageState, payload: String, attempts: Int, lastError: String?,
    at: Timestamp, nextAttemptAt: Timestamp?
  ) {
    self.id = id
    self.handler = handler
    self.state = state
    self.payload = payload
    self.attempts = attempts
    self.lastError = lastError
    self.at = at
    self.nextAttemptAt = nextAttemptAt
  }
}
