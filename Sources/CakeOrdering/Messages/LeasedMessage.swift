/// A message that a worker may handle until its lease ends.
public struct LeasedMessage: Sendable, Equatable {
  /// Names the message and the handler: `<messageId>.<handler>`.
  public let id: String
  /// What is stored, and what became of it so far.
  public let attempt: Attempt
  /// Rises with every lease of the message, so that a worker who lost one cannot end another's.
  public let fence: Int

  /// A leased message with all its parts.
  public init(id: String, attempt: Attempt, fence: Int) {
    self.id = id
    self.attempt = attempt
    self.fence = fence
  }

  /// Whose it is; nil for a handler that only a newer version has.
  public var handler: HandlerName? { HandlerName(rawValue: attempt.handler) }

  /// The message, or nil if what is stored cannot be read.
  public var message: Message? { attempt.message }
}
