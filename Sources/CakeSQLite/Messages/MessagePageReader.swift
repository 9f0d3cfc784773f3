import CakeOrdering
import GRDB

/// Reads a page of messages for the operator.
///
/// Messages on their way are few or move fast: a page sorts them anew each time, and its cursor names the last
/// message's time and name. Dead letters of one moment follow in the order in which they died.
struct MessagePageReader: Sendable {
  let state: MessageState
  let limit: Int
  /// Where the page before ended: `<milliseconds>.<name>`, or `<milliseconds>.<row>` among dead letters.
  let after: String?

  func read(_ database: Database) throws -> MessagePage {
    let found = try state == .dead ? deadLetters(database) : pending(database)
    let page = found.prefix(limit)
    return MessagePage(
      messages: page.map(\.overview), count: try database.count(of: state),
      next: found.count > limit ? page.last?.cursor : nil)
  }

  private struct Found {
    let overview: MessageOverview
    let cursor: String
  }

  private func pending(_ database: Database) throws -> [Found] {
    let start = cursor(PendingMessageKey.init(name:))
    return try PreparedStatement(database, messages).all { statement in
      statement.bind(start.rest ?? .first)
      statement.bind(6, start.at)
      statement.bind(7, limit + 1)
    } read: { row in
      let overview = overview(row)
      return Found(overview: overview, cursor: "\(row.int64(5)).\(overview.id)")
    }
  }

  private var messages: String {
    switch state {
    case .waiting: Self.waiting
    case .putOff: Self.putOff
    case .failing, .dead: Self.failing
    }
  }

  private static let failing = page(of: "\(pending) WHERE attempts > 0")
  private static let putOff = page(of: "\(pending) WHERE put_offs > 0 AND attempts = 0")
  private static let waiting = page(
    of: """
      SELECT order_id, handlers AS handler, version, channel, mark, created_at, 0 AS attempts,
        NULL AS last_error, payload, created_at AS due_at
      FROM arrived_messages
      UNION ALL \(pending) WHERE attempts = 0 AND put_offs = 0
      """)

  private static let pending = """
    SELECT order_id, handler, version, channel, mark, created_at, attempts, last_error, payload, due_at
    FROM pending_messages
    """

  private static func page(of messages: String) -> String {
    """
    SELECT * FROM (\(messages))
    WHERE (created_at, order_id, handler, version, channel, mark) > (?6, ?1, ?2, ?3, ?4, ?5)
    ORDER BY created_at, order_id, handler, version, channel, mark LIMIT ?7
    """
  }

  private func deadLetters(_ database: Database) throws -> [Found] {
    let start = cursor { Int64($0) }
    return try PreparedStatement(
      database,
      """
      SELECT order_id, handler, version, channel, mark, buried_at, attempts, last_error, payload, NULL, row
      FROM dead_letters WHERE (buried_at, row) > (?1, ?2) ORDER BY buried_at, row LIMIT ?3
      """
    ).all { statement in
      statement.bind(1, start.at)
      statement.bind(2, start.rest ?? .min)
      statement.bind(3, limit + 1)
    } read: { row in
      Found(overview: overview(row), cursor: "\(row.int64(5)).\(row.int64(10))")
    }
  }

  private func overview(_ row: PreparedStatement) -> MessageOverview {
    let key = row.pendingMessageKey()
    return MessageOverview(
      id: key.name, handler: key.handler.name, state: state,
      payload: String(decoding: row.bytes(8), as: UTF8.self), attempts: row.int(6), lastError: row.text(7),
      at: row.timestamp(5), nextAttemptAt: row.optionalTimestamp(9))
  }

  private func cursor<Rest>(_ read: (String) -> Rest?) -> (at: Int64, rest: Rest?) {
    guard let parts = after?.split(separator: ".", maxSplits: 1), parts.count == 2, let at = Int64(parts[0]),
      let rest = read(String(parts[1]))
    else { return (.min, nil) }
    return (at, rest)
  }
}

extension PendingMessageKey {
  /// A key that comes before all that are stored.
  fileprivate static let first = PendingMessageKey(
    orderID: OrderID(high: 0, low: 0), handler: HandlerCode(code: .min), version: -1,
    channel: ChannelCode(code: -1), mark: "")
}

extension Database {
  /// How many messages there are in a state, counted from the smallest tree that knows.
  func count(of state: MessageState) throws -> Int {
    switch state {
    case .waiting: try arrived() + count("pending_messages") - count(of: .failing) - count(of: .putOff)
    case .failing: try count("pending_messages WHERE attempts > 0")
    case .putOff: try count("pending_messages WHERE put_offs > 0 AND attempts = 0")
    case .dead: try count("dead_letters")
    }
  }

  /// How many messages nobody has taken: they are stored and taken in the order of their rows, so that those
  /// that are there have no gap between them.
  private func arrived() throws -> Int {
    try number("SELECT (SELECT max(row) FROM arrived_messages) - (SELECT min(row) FROM arrived_messages) + 1")
  }

  private func count(_ rows: String) throws -> Int {
    try number("SELECT count(*) FROM \(rows)")
  }

  private func number(_ sql: String) throws -> Int {
    try PreparedStatement(self, sql).first({ _ in }, read: { $0.int(0) }) ?? 0
  }
}
