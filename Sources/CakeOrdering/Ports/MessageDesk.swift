/// Shows the operator what became of messages, and sends them again.
public protocol MessageDesk: Sendable {
  /// A page of the messages in a state, the oldest first.
  ///
  /// - Parameters:
  ///   - limit: How many at most.
  ///   - after: The ``MessagePage/next`` of the page before.
  func messages(_ state: MessageState, limit: Int, after: String?) async throws(StoreError) -> MessagePage

  /// Hands a message to its handler again at once: a dead letter as if it were new, one that fails or was put off with the
  /// tries that it had. It is never lost in between.
  ///
  /// - Returns: Whether there was such a message.
  func redrive(_ id: String) async throws(StoreError) -> Bool

  /// Hands everything that fails or was put off to its handlers again at once, as far as it is these handlers': what it
  /// waited for is mended.
  ///
  /// - Parameter peer: If there is one, only what was put off last because this peer hung (``Peer/hangs``).
  /// - Returns: How many messages that were.
  @discardableResult
  func wake(_ handlers: Set<HandlerName>, waitingFor peer: Peer?) async throws(StoreError) -> Int

  /// Hands a message to one handler, durably.
  func enqueue(_ message: Message, for handler: HandlerName) async throws(StoreError)
}

extension MessageDesk {
  /// Hands everything that fails or was put off to these handlers again at once.
  @discardableResult
  public func wake(_ handlers: Set<HandlerName>) async throws(StoreError) -> Int {
    try await wake(handlers, waitingFor: nil)
  }

  /// Hands everything to its handlers again that was put off because a peer hung: it answers.
  @discardableResult
  public func wake(waitingFor peer: Peer) async throws(StoreError) -> Int {
    try await wake(peer.handlers, waitingFor: peer)
  }
}
