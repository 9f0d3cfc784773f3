public import CakeOrdering

/// What is known of a message that comes again: how often it was tried and put off, and when it is due.
///
/// A queue counts receipts, and those of a function that could not be invoked, too; it shows nothing of what it holds.
/// So tries are counted here, where they are made, and only for what failed: the queue is no more than the alarm clock.
public struct FailedTry: Sendable, Hashable {
  /// Names the message and the handler, `<messageId>.<handler>`.
  public var id: String
  /// Whose it is: a handler's name.
  public var handler: String
  /// What was received.
  public var payload: [UInt8]
  /// How often its handler tried and failed.
  public var tries: Int
  /// How often it was put off.
  public var putOffs: Int
  /// Why it comes again.
  public var error: String
  /// When it failed last.
  public var at: Timestamp
  /// When it is due.
  public var nextAt: Timestamp
  /// Which message of the queue brings it; nil where that is not known.
  public var carrier: String?
  /// Which message of the queue is passed over, since a copy was sent in its place; nil where none was.
  public var redriven: String?

  /// What is known of a message.
  public init(
    id: String, handler: String, payload: [UInt8], tries: Int, putOffs: Int, error: String, at: Timestamp,
    nextAt: Timestamp, carrier: String? = nil, redriven: String? = nil
  ) {
    self.id = id
    self.handler = handler
    self.payload = payload
    self.tries = tries
    self.putOffs = putOffs
    self.error = error
    self.at = at
    self.nextAt = nextAt
    self.carrier = carrier
    self.redriven = redriven
  }
}

/// Keeps what is known of messages that come again.
public protocol FailedTries: Sendable {
  /// What is known of a message; nil for one that never failed.
  func failedTry(_ id: String) async throws(StoreError) -> FailedTry?

  /// Keeps what is known of a message, in place of what was known before.
  func keep(_ failed: FailedTry) async throws(StoreError)

  /// Forgets a message: it was handled, or given up.
  func forget(_ id: String) async throws(StoreError)
}
