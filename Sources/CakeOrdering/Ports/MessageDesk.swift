/// Shows the operator what became of messages, and sends them again.
public protocol MessageDesk: Sendable {
  /// A page of the messages in a state, the oldest first.
  ///
  /// - Parameters:
  ///   - limit: How many at most.
  ///   - after: The ``MessagePage/next`` of the page before.
  func messages(_ state: MessageState, limit: Int, after: String?) async throws(StoreError) -> MessagePage

  /// Takes a dead letter and hands it to its handler again, as if it were new; it is never lost in between.
  ///
  /// - Returns: Whether there was such a dead letter.
  func redrive(_ id: String) async throws(StoreError) -> Bool

  /// Hands a message to one handler, durably.
  func enqueue(_ message: Message, for handler: HandlerName) async throws(StoreError)
}
