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

  /// Keeps a message whose try failed until it is tried again, if the lease still holds.
  ///
  /// - Parameter now: The time at which it is kept.
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

  /// Puts a message off that nobody tried, if the lease still holds.
  ///
  /// - Parameter now: The time at which it is put off.
  func putOff(_ key: PendingMessageKey, fence: Int, until due: Timestamp, reason: String, at now: Timestamp)
    throws
    -> Bool
  {
    try execute(.putOffMessage) { statement in
      statement.bind(key)
      statement.bind(6, fence)
      statement.bind(7, due)
      statement.bind(8, reason)
      statement.bind(9, now)
    }
    return database.changesCount > 0
  }

  /// Makes a message due that fails or was put off; false if there is none, or somebody has it.
  func wake(_ key: PendingMessageKey, at now: Timestamp) throws -> Bool {
    try PreparedStatement(
      database,
      """
      UPDATE pending_messages SET due_at = min(due_at, ?6), postponed_at = NULL
      WHERE order_id = ?1 AND handler = ?2 AND version = ?3 AND channel = ?4 AND mark = ?5
        AND attempts + put_offs > 0 AND NOT leased
      """
    ).execute { statement in
      statement.bind(key)
      statement.bind(6, now)
    }
    brings = brings || database.changesCount > 0
    return database.changesCount > 0
  }

  /// Makes everything of a handler due that fails or was put off; how many messages that were.
  ///
  /// - Parameter peer: If there is one, only what was put off last because this peer hung.
  func wake(all handler: HandlerCode, waitingFor peer: Peer?, at now: Timestamp) throws -> Int {
    try PreparedStatement(
      database,
      """
      UPDATE pending_messages SET due_at = ?2, postponed_at = NULL
      WHERE handler = ?1 AND attempts + put_offs > 0 AND NOT leased AND due_at > ?2
        AND (?3 IS NULL OR last_error = ?3)
      """
    ).execute {
      $0.bind(1, handler.code)
      $0.bind(2, now)
      $0.bind(3, peer?.hangs)
    }
    brings = brings || database.changesCount > 0
    return database.changesCount
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
