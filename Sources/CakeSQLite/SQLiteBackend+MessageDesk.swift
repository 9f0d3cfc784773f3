import CakeJSON
public import CakeOrdering
import GRDB

extension SQLiteBackend: MessageDesk {
  /// A page of the messages in a state, the oldest first.
  public func messages(_ state: MessageState, limit: Int, after: String?) async throws(StoreError)
    -> MessagePage
  {
    let page = MessagePageReader(state: state, limit: max(limit, 0), after: after)
    return try await readTogether { try page.read($0) }
  }

  /// Hands a message to its handler again at once; see ``MessageDesk/redrive(_:)``.
  public func redrive(_ id: String) async throws(StoreError) -> Bool {
    guard let key = PendingMessageKey(name: id) else { return false }
    let now = clock.now()
    return try await commits.write { try $0.redrive(key, at: now) || $0.wake(key, at: now) }
  }

  /// Hands everything that fails or was put off to these handlers again at once.
  public func wake(_ handlers: Set<HandlerName>, waitingFor peer: Peer?) async throws(StoreError) -> Int {
    let now = clock.now()
    return try await commits.write { transaction in
      try handlers.reduce(0) { try $0 + transaction.wake(all: HandlerCode($1), waitingFor: peer, at: now) }
    }
  }

  /// Hands a message to one handler, durably.
  public func enqueue(_ message: Message, for handler: HandlerName) async throws(StoreError) {
    let envelope = MessageEnvelope.encode(message)
    let now = clock.now()
    let key = PendingMessageKey(message, for: [handler])
    try await commits.write { try $0.insert(key, envelope, at: now) }
  }
}
