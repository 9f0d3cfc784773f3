import CakeOrdering
import GRDB

/// Reads a page of messages for the operator.
///
/// Messages on their way are few or move fast: a page sorts them anew each time, and its cursor names the last
/// message's time and name.
struct MessagePageReader: Sendable {
  let state: MessageState
  let limit: Int
  /// Where the page before ended: `<milliseconds>.<name>`.
  let after: String?

  func read(_ database: Database) throws -> MessagePage {
    let start = cursor
    let sql = state == .dead ? Self.dead : Self.pending
    let found = try PreparedStatement(database, sql).all {
      $0.bind(1, start.at)
      $0.bind(2, start.key?.orderID ?? OrderID(high: 0, low: 0))
      $0.bind(3, start.key?.handler.code ?? -1)
      $0.bind(4, start.key?.version ?? -1)
      $0.bind(5, start.key?.channel.code ?? -1)
      $0.bind(6, start.key?.mark ?? "")
      $0.bind(7, limit + 1)
      if state != .dead {
        $0.bind(8, state == .waiting ? 0 : 1)
        $0.bind(9, state == .waiting ? 0 : Int.max)
      }
    } read: { row in
      let key = row.pendingMessageKey()
      return (overview(key, row), row.timestamp(5).millisecondsSinceEpoch)
    }
    let page = found.prefix(limit)
    let next = found.count > limit ? page.last.map { "\($0.1).\($0.0.id)" } : nil
    return MessagePage(messages: page.map(\.0), count: try database.count(of: state), next: next)
  }

  private func overview(_ key: PendingMessageKey, _ row: PreparedStatement) -> MessageOverview {
    MessageOverview(
      id: key.name, handler: key.handler.name, state: state,
      payload: String(decoding: row.bytes(8), as: UTF8.self), attempts: row.int(6), lastError: row.text(7),
      at: row.timestamp(5), nextAttemptAt: row.optionalTimestamp(9))
  }

  private var cursor: (at: Int64, key: PendingMessageKey?) {
    guard let parts = after?.split(separator: ".", maxSplits: 1), parts.count == 2,
      let at = Int64(parts[0]), let key = PendingMessageKey(name: String(parts[1]))
    else { return (.min, nil) }
    return (at, key)
  }

  private static let pending = """
    SELECT order_id, handler, version, channel, mark, created_at, attempts, last_error, payload, due_at
    FROM pending_messages
    WHERE (created_at, order_id, handler, version, channel, mark) > (?1, ?2, ?3, ?4, ?5, ?6)
      AND attempts BETWEEN ?8 AND ?9
    ORDER BY created_at, order_id, handler, version, channel, mark LIMIT ?7
    """

  private static let dead = """
    SELECT order_id, handler, version, channel, mark, buried_at, attempts, last_error, payload, NULL
    FROM dead_letters
    WHERE (buried_at, order_id, handler, version, channel, mark) > (?1, ?2, ?3, ?4, ?5, ?6)
    ORDER BY buried_at, order_id, handler, version, channel, mark LIMIT ?7
    """
}

extension Database {
  /// How many messages there are in a state, counted from the smallest tree that knows.
  func count(of state: MessageState) throws -> Int {
    switch state {
    case .waiting: try count("pending_messages") - count(of: .failing)
    case .failing: try count("pending_messages WHERE attempts > 0")
    case .dead: try count("dead_letters")
    }
  }

  private func count(_ rows: String) throws -> Int {
    try PreparedStatement(self, "SELECT count(*) FROM \(rows)").first({ _ in }, read: { $0.int(0) }) ?? 0
  }
}
