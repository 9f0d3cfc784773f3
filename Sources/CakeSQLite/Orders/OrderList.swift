import CakeOrdering
import GRDB

/// Collects a page of a list from the ranges of its index: one for each owner and state.
///
/// Each range gives no more than what can still get onto the page, so that many ranges cost little more than
/// one. Lives inside one read.
struct OrderList {
  /// The page's places, sorted; one more than the page has if there is a next one.
  private(set) var places: [Place] = []

  private let database: Database
  private let scope: OrderQuery.Scope
  private let states: [OrderState]
  private let limit: Int
  private let lower: OrderCursor
  private var upper: OrderCursor

  /// Where an order stands, in the list and in the database.
  struct Place {
    let cursor: OrderCursor
    let row: Int64
  }

  init(_ query: OrderQuery, _ database: Database, states: [OrderState]? = nil) {
    self.database = database
    self.scope = query.scope
    self.states = states ?? OrderState.all(query.status)
    self.limit = max(query.limit, 0) + 1
    let start = Self.before(query.from)
    self.lower = query.after.map { max($0, start) } ?? start
    self.upper = Self.before(query.to.adding(days: 1))
  }

  /// Reads the ranges.
  mutating func collect() throws {
    switch scope {
    case .all:
      for producer in try producers() { try collect(Self.producerRange, producer) }
    case .producer(let id): try collect(Self.producerRange, id)
    case .deliveryCompany(let id): try collect(Self.companyRange, id)
    }
  }

  private mutating func collect(_ sql: String, _ owner: String) throws {
    let statement = try PreparedStatement(database, sql)
    for state in states {
      let (lower, upper, limit) = (lower, upper, limit)
      let found = try statement.all {
        $0.bind(1, owner)
        $0.bind(2, state.code)
        $0.bind(3, lower)
        $0.bind(6, upper)
        $0.bind(9, limit)
      } read: { row in
        let cursor = OrderCursor(dueDate: row.date(0), slotStart: row.int(1), id: row.orderID(2))
        return Place(cursor: cursor, row: row.int64(3))
      }
      merge(found)
    }
  }

  /// Adds places of another range, and keeps those that get onto the page.
  private mutating func merge(_ found: [Place]) {
    guard !found.isEmpty else { return }
    places = (places + found).sorted { $0.cursor < $1.cursor }
    guard places.count >= limit else { return }
    places.removeLast(places.count - limit)
    if let last = places.last { upper = last.cursor }
  }

  /// Every producer who has orders: one descent of the index for each.
  private func producers() throws -> [String] {
    try PreparedStatement(
      database,
      """
      WITH RECURSIVE producers (producer) AS (
        SELECT (SELECT min(producer) FROM orders)
        UNION ALL
        SELECT (SELECT min(producer) FROM orders WHERE producer > producers.producer)
        FROM producers WHERE producer IS NOT NULL
      )
      SELECT producer FROM producers WHERE producer IS NOT NULL
      """
    ).all { _ in
    } read: {
      $0.text(0) ?? ""
    }
  }

  /// The place before all orders of a day.
  private static func before(_ date: LocalDate) -> OrderCursor {
    OrderCursor(dueDate: date, slotStart: -1, id: OrderID(high: 0, low: 0))
  }

  static let producerRange = range("orders_by_producer", "producer")
  static let companyRange = range("orders_by_company", "company")

  private static func range(_ index: String, _ owner: String) -> String {
    """
    SELECT due_date, slot_start, id, row FROM orders INDEXED BY \(index)
    WHERE \(owner) = ?1 AND state = ?2 AND (due_date, slot_start, id) > (?3, ?4, ?5)
      AND (due_date, slot_start, id) < (?6, ?7, ?8)
    ORDER BY due_date, slot_start, id LIMIT ?9
    """
  }
}

extension PreparedStatement {
  /// A place in the list, as three parameters.
  fileprivate func bind(_ index: Int32, _ cursor: OrderCursor) {
    bind(index, cursor.dueDate)
    bind(index + 1, cursor.slotStart)
    bind(index + 2, cursor.id)
  }
}
