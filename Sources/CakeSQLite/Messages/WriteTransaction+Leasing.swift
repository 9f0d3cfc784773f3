import CakeOrdering
import GRDB

extension WriteTransaction {
  /// How many messages that arrived are given to their handlers in one transaction at most, where none of them is for a
  /// handler that has a place.
  private static let mostParted = 512

  /// Takes messages that are due, so many at most of each handler's: what was never tried first, so that what fails keeps
  /// back nothing new.
  ///
  /// A message waits while an earlier one of its order and handler has not been given to that handler once; after
  /// that they overtake each other as they come due. A lease that ended by itself is no try: its message is put off
  /// (``DeliveryPolicy/pauseAfterLoss(putOffs:)``). What was put off at a time that is still to come is due: the clock
  /// was set back since, and nobody meant to wait for that as well.
  func lease(_ places: [HandlerName: Int], at now: Timestamp, until: Timestamp) throws -> [StoredMessage] {
    let limit = places.values.reduce(0, +)
    guard limit > 0 else { return [] }
    // Finds nothing, at the price of one look into a small index, but where the clock was set back.
    try execute(.recallPostponed) { $0.bind(1, now) }
    var taken: [StoredMessage] = []
    var parted = 0
    repeat {
      let count = try part(limit: limit, at: now)
      for handler in HandlerName.allCases {
        taken += try due(HandlerCode(handler), limit: places[handler] ?? 0, at: now, until: until)
      }
      if count < limit { break }
      parted += count
    } while taken.isEmpty && parted < Self.mostParted
    return taken
  }

  /// Gives messages that arrived to each of their handlers, the first first.
  ///
  /// - Returns: How many there were.
  private func part(limit: Int, at now: Timestamp) throws -> Int {
    let arrived = try PreparedStatement(
      database,
      """
      SELECT order_id, handlers, version, channel, mark, payload, created_at, row FROM arrived_messages
      ORDER BY row LIMIT ?1
      """
    ).all {
      $0.bind(1, limit)
    } read: { row in
      (key: row.pendingMessageKey(), payload: row.bytes(5), time: row.timestamp(6), row: row.int64(7))
    }
    guard let last = arrived.last else { return 0 }
    for (key, payload, time, _) in arrived {
      // Due at once, also where clocks were put back since.
      for handler in key.handler.parts { try insert(key.with(handler), payload, at: min(time, now)) }
    }
    try PreparedStatement(database, "DELETE FROM arrived_messages WHERE row <= ?1")
      .execute { $0.bind(1, last.row) }
    return arrived.count
  }

  /// Takes a handler's messages that are due.
  private func due(_ handler: HandlerCode, limit: Int, at now: Timestamp, until: Timestamp) throws
    -> [StoredMessage]
  {
    var taken: [StoredMessage] = []
    for wasTried in [false, true] where taken.count < limit {
      let found = try due(handler, wasTried: wasTried, limit: limit - taken.count, at: now)
      for message in found {
        if message.isLeftBehind {
          try putOffLost(message, at: now)
        } else {
          taken.append(try lease(message, until: until))
        }
      }
    }
    return taken
  }

  private func due(_ handler: HandlerCode, wasTried: Bool, limit: Int, at now: Timestamp) throws
    -> [StoredMessage]
  {
    try PreparedStatement(
      database,
      """
      SELECT order_id, handler, version, channel, mark, attempts, put_offs, leased, fence, created_at, payload
      FROM pending_messages AS message
      WHERE handler = ?1 AND (attempts > 0) = ?2 AND due_at <= ?3 AND \(Self.isNotHeldUp)
      ORDER BY due_at LIMIT ?4
      """
    ).all {
      $0.bind(1, handler.code)
      $0.bind(2, wasTried ? 1 : 0)
      $0.bind(3, now)
      $0.bind(4, limit)
    } read: {
      StoredMessage($0)
    }
  }

  private func lease(_ message: StoredMessage, until: Timestamp) throws -> StoredMessage {
    let fence = try raiseFence()
    try execute(.leaseMessage) { statement in
      statement.bind(message.key)
      statement.bind(6, until)
      statement.bind(7, fence)
    }
    return message.leased(fence: fence)
  }

  /// Whoever had it is gone, and nobody knows what they did with it.
  private func putOffLost(_ message: StoredMessage, at now: Timestamp) throws {
    _ = try putOff(
      message.key, fence: message.fence,
      until: now.adding(DeliveryPolicy.pauseAfterLoss(putOffs: message.putOffs)),
      reason: "whoever handled it did not come to an end", at: now)
  }

  /// A number that no lease has had: one row for all messages, so that a message keeps rising numbers even where it
  /// was a dead letter in between.
  private func raiseFence() throws -> Int {
    let last = try PreparedStatement(
      database, "UPDATE counters SET value = value + 1 WHERE name = 'fence' RETURNING value"
    ).all({ _ in }, read: { $0.int(0) })
    return last.first ?? 1
  }

  /// That no earlier message of its order and handler comes first: one that was not given to the handler yet.
  static let isNotHeldUp = """
    NOT EXISTS (
      SELECT 1 FROM pending_messages AS earlier
      WHERE earlier.order_id = message.order_id AND earlier.handler = message.handler
        AND earlier.version < message.version AND earlier.attempts = 0 AND earlier.put_offs = 0)
    """
}

extension Database {
  /// When the first message of these handlers is due, those aside that wait for an earlier one; nil if there is none.
  func nextDue(for handlers: some Sequence<HandlerName>) throws -> Timestamp? {
    let statement = try PreparedStatement(
      self,
      """
      SELECT due_at FROM pending_messages AS message
      WHERE handler = ?1 AND (attempts > 0) = ?2 AND \(WriteTransaction.isNotHeldUp) ORDER BY due_at LIMIT 1
      """)
    var times: [Timestamp] = []
    for handler in handlers {
      for wasTried in 0...1 {
        let due = try statement.first {
          $0.bind(1, HandlerCode(handler).code)
          $0.bind(2, wasTried)
        } read: {
          $0.timestamp(0)
        }
        if let due { times.append(due) }
      }
    }
    let arrived = try PreparedStatement(self, "SELECT created_at FROM arrived_messages ORDER BY row LIMIT 1")
      .first({ _ in }, read: { $0.timestamp(0) })
    return (times + [arrived].compactMap(\.self)).min()
  }
}
