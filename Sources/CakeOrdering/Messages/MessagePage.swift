/// A part of a list of messages.
public struct MessagePage: Sendable, Equatable {
  /// The messages, the oldest first.
  public let messages: [MessageOverview]
  /// How many there are in all in that state, as far as the backend can tell.
  public let count: Int
  /// Where the next page starts; nil if this is the last.
  public let next: String?

  /// Messages, their count, and where to go on.
  public init(messages: [MessageOverview], count: Int, next: String?) {
    self.messages = messages
    self.count = count
    self.next = next
  }
}
