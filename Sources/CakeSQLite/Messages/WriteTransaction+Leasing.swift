import CakeOrdering
import GRDB

extension WriteTransaction {
  /// Takes messages that are due, those due longest first.
  ///
  /// A message waits while an earlier one of its order and handler has not been tried to the end once; after
  /// that they overtake each other as they come due. A lease that ended by itself counts as a try: a message
  /// that takes its worker down is given up some day like any other. What was put off at a time that is still to
  /// come is due: the clock was set back since, and nobody meant to wait for that as well.
  func lease(limit: Int, at now: Timestamp, until: Timestamp) throws -> [StoredMessage] {
    guard limit > 0 else { return [] }
    // Finds nothing, at the price of one look into a small index, but where the clock was set back.
    try execute(.recallPostponed) { $0.bind(1, now) }
    try part(limit: limit, at: now)
    var taken = try due(limit: limit, at: now)
    guard !taken.isEmpty else { return [] }
    let fence = try raiseFence(by: taken.count)
    for index in taken.indices {
      let message = taken[index]
      taken[index] = StoredMessage(
        key: message.key, attempts: message.attempts, fence: fence + index, payload: message.payload)
      try execute(.leaseMessage) { statement in
        statement.bind(message.key)
        statement.bind(6, until)
        statement.bind(7, fence + index)
      }
    }
    return taken
  }

  /// Gives messages that arrived to each of their handlers, the first first: as many as can be taken beside what
  /// is due already, but never so few that what fails keeps back what is new.
  private func part(limit: Int, at now: Timestamp) throws {
    let due = try PreparedStatement(
      database, "SELECT count(*) FROM (SELECT 1 FROM pending_messages WHERE due_at <= ?1 LIMIT ?2)"
    ).first {
      $0.bind(1, now)
      $0.bind(2, limit)
    } read: {
      $0.int(0)
    }
    let arrived = try PreparedStatement(
      database,
      """
      SELECT order_id, handlers, version, channel, mark, payload, created_at, row FROM arrived_messages
      ORDER BY row LIMIT ?1
      """
    ).all {
      $0.bind(1, max(limit - (due ?? 0), (limit + 1) / 2))
    } read: { row in
      (key: row.pendingMessageKey(), payload: row.bytes(5), time: row.timestamp(6), row: row.int64(7))
    }
    guard let last = arrived.last else { return }
    for (key, payload, time, _) in arrived {
      // Due at once, also where clocks were put back since.
      for handler in key.handler.parts { try insert(key.with(handler), payload, at: min(time, now)) }
    }
    try PreparedStatement(database, "DELETE FROM arrived_messages WHERE row <= ?1")
      .execute { $0.bind(1, last.row) }
  }

  private func due(limit: Int, at now: Timestamp) throws -> [StoredMessage] {
    try PreparedStatement(
      database,
      """
      SELECT order_id, handler, version, channel, mark, attempts + leased, fence, payload
      FROM pending_messages AS message
      WHERE due_at <= ?1 AND \(Self.isNotHeldUp)
      ORDER BY due_at, order_id, handler, version
      LIMIT ?2
      """
    ).all {
      $0.bind(1, now)
      $0.bind(2, limit)
    } read: { row in
      StoredMessage(
        key: row.pendingMessageKey(), attempts: row.int(5), fence: row.int(6), payload: row.bytes(7))
    }
  }

  /// The first of so many numbers that no lease has had: one row for all messages, so that a message keeps
  /// rising numbers even where it was a dead letter in between.
  private func raiseFence(by count: Int) throws -> Int {
    let last = try PreparedStatement(
      database, "UPDATE counters SET value = value + ?1 WHERE name = 'fence' RETURNING value"
    ).all({ $0.bind(1, count) }, read: { $0.int(0) })
    return (last.first ?? count) - count + 1
  }

  /// That this version can handle a message, and that no earlier one of its order and handler comes first.
  static let isNotHeldUp = """
    handler BETWEEN 1 AND \(newestHandler) AND NOT EXISTS (
      SELECT 1 FROM pending_messages AS earlier
      WHERE earlier.order_id = message.order_id AND earlier.handler = message.handler
        AND earlier.version < message.version AND earlier.attempts = 0)
    """

  private static let newestHandler = HandlerName.allCases.map { HandlerCode($0).code }.max() ?? 0
}
