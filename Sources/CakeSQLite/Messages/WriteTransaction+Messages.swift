import CakeOrdering
import GRDB

extension WriteTransaction {
  /// Stores a message for all its handlers, to be handled at once.
  func append(_ key: PendingMessageKey, _ payload: [UInt8], at now: Timestamp) throws {
    try execute(.appendMessage) { statement in
      statement.bind(key)
      statement.bind(6, now)
      statement.bind(7, payload)
    }
    brings = true
  }

  /// Stores a message for one handler, to be handled at once; one that is there already stays as it is.
  func insert(_ key: PendingMessageKey, _ payload: [UInt8], at now: Timestamp) throws {
    try execute(.insertMessage) { statement in
      statement.bind(key)
      statement.bind(6, now)
      statement.bind(7, payload)
    }
    brings = true
  }

  /// Removes a message if the lease still holds.
  func delete(_ key: PendingMessageKey, fence: Int) throws -> Bool {
    try execute(.deleteMessage) { statement in
      statement.bind(key)
      statement.bind(6, fence)
    }
    return database.changesCount > 0
  }

  /// Puts a message off if the lease still holds.
  ///
  /// - Parameter now: The time at which it is put off.
  func postpone(_ key: PendingMessageKey, fence: Int, until due: Timestamp, error: String, at now: Timestamp)
    throws -> Bool
  {
    try execute(.postponeMessage) { statement in
      statement.bind(key)
      statement.bind(6, fence)
      statement.bind(7, due)
      statement.bind(8, error)
      statement.bind(9, now)
    }
    return database.changesCount > 0
  }
}

extension PreparedStatement {
  /// The five parts of a message's key, from the first parameter on.
  func bind(_ key: PendingMessageKey) {
    bind(1, key.orderID)
    bind(2, key.handler.code)
    bind(3, key.version)
    bind(4, key.channel.code)
    bind(5, key.mark)
  }

  /// The five parts of a message's key, from the first column on.
  func pendingMessageKey() -> PendingMessageKey {
    PendingMessageKey(
      orderID: orderID(0), handler: HandlerCode(code: int(1)), version: int(2),
      channel: ChannelCode(code: int(3)), mark: text(4) ?? "")
  }
}
