public import CakeOrdering
import GRDB

extension SQLiteBackend {
  /// The orders of that number.
  public func orders(number: OrderNumber) async throws(StoreError) -> OrderPage {
    page(try await rows(key: OrderKey.number(number), limit: .max))
  }

  /// The latest orders of that customer, the newest first.
  public func orders(email: EmailAddress, limit: Int) async throws(StoreError) -> OrderPage {
    let found = page(try await rows(key: OrderKey.email(email), limit: limit))
    let folded = email.folded
    return OrderPage(
      orders: found.orders.filter { $0.customer?.email.folded == folded }, unreadable: found.unreadable,
      next: nil
    )
  }

  /// The latest orders that came from one place, the newest first.
  public func orders(sender: SenderDigest, limit: Int) async throws(StoreError) -> OrderPage {
    page(
      try await readTogether { database in
        try PreparedStatement(
          database, "SELECT \(OrderRow.columns) FROM orders WHERE sender = ?1 ORDER BY row DESC LIMIT ?2"
        ).all {
          $0.bind(1, sender.bytes)
          $0.bind(2, limit)
        } read: {
          OrderRow($0)
        }
      })
  }

  /// What is known of an order that cannot be read; nil for one that can, or that is not there.
  public func unreadableOrder(_ id: OrderID) async throws(StoreError) -> UnreadableOrder? {
    page(
      try await readTogether { database in
        try PreparedStatement(database, "SELECT \(OrderRow.columns) FROM orders WHERE id = ?1")
          .all {
            $0.bind(1, id)
          } read: {
            OrderRow($0)
          }
      }
    ).unreadable.first
  }

  /// The orders of a key, the latest placed first: those without a run of keys one by one, then one descent
  /// for each run.
  private func rows(key: Int64, limit: Int) async throws(StoreError) -> [OrderRow] {
    try await readTogether { database in
      let open = try database.firstOpenRun()
      return try PreparedStatement(
        database,
        """
        WITH RECURSIVE runs (run) AS (
          SELECT ?3 - 1 WHERE ?3 > 0
          UNION ALL SELECT run - 1 FROM runs WHERE run > 0
        ), found (row) AS (
          SELECT row FROM orders
          WHERE row >= ?3 * \(OrderKey.runLength) AND (number_key = ?1 OR email_key = ?1)
          UNION ALL
          SELECT order_row FROM runs
            CROSS JOIN order_keys ON order_keys.run = runs.run AND order_keys.key = ?1
        )
        SELECT \(OrderRow.columns) FROM found CROSS JOIN orders ON orders.row = found.row
        ORDER BY orders.row DESC LIMIT ?2
        """
      ).all {
        $0.bind(1, key)
        $0.bind(2, limit)
        $0.bind(3, open)
      } read: {
        OrderRow($0)
      }
    }
  }
}
