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

  /// Takes a dead letter and hands it to its handler again, as if it were new.
  public func redrive(_ id: String) async throws(StoreError) -> Bool {
    guard let key = PendingMessageKey(name: id) else { return false }
    let now = clock.now()
    return try await commits.write { try $0.redrive(key, at: now) }
  }

  /// Hands a message to one handler, durably.
  public func enqueue(_ message: Message, for handler: HandlerName) async throws(StoreError) {
    let envelope = MessageEnvelope.encode(message)
    let now = clock.now()
    let key = PendingMessageKey(message, for: [handler])
    try await commits.write { try $0.insert(key, envelope, at: now) }
  }
}
