/// A message that reached its handler's queue, and what became of it so far: all that is needed to say what becomes of
/// it next.
public struct Attempt: Sendable, Equatable {
  /// What was received.
  public enum Content: Sendable, Equatable {
    /// A message.
    case message(Message)
    /// Something that only a newer version of the software can read, and why that is so.
    case notYetReadable(reason: String)
    /// Something that no version will ever read.
    case unreadable
  }

  /// What was received.
  public let content: Content
  /// Whose it is: a handler's name, or what stands in its place.
  public let handler: String
  /// How often its handler tried and failed. What was put off, what was received and never begun, and what a process
  /// left when it died are no tries.
  public let tries: Int
  /// How often it was put off, or left by a process that died.
  public let putOffs: Int
  /// Since when it is on its way.
  public let since: Timestamp

  /// An attempt with all the facts.
  ///
  /// - Parameter receivedAt: Since when it is on its way, where it is no message that says so.
  public init(
    content: Content, handler: String, tries: Int = 0, putOffs: Int = 0, receivedAt: Timestamp
  ) {
    self.content = content
    self.handler = handler
    self.tries = tries
    self.putOffs = putOffs
    self.since = if case .message(let message) = content { message.time } else { receivedAt }
  }

  /// The message, where it can be read.
  public var message: Message? {
    if case .message(let message) = content { message } else { nil }
  }
}
