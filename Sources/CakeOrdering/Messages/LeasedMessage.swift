/// A message that a worker may handle until its lease ends.
public struct LeasedMessage: Sendable, Equatable {
  /// Names the message and the handler: `<messageId>.<handler>`.
  public let id: String
  /// Whose it is.
  public let handler: HandlerName
  /// The message, or nil if what is stored cannot be decoded.
  public let message: Message?
  /// How often it was tried before.
  public let attempts: Int
  /// Rises with every lease of the message, so that a worker who lost one cannot end another's.
  public let fence: Int

  /// A leased message with all its parts.
  public init(id: String, handler: HandlerName, message: Message?, attempts: Int, fence: Int) {
    self.id = id
    self.handler = handler
    self.message = message
    self.attempts = attempts
    self.fence = fence
  }
}
