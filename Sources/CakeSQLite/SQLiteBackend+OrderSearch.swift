public import CakeOrdering
import GRDB

extension SQLiteBackend {
  /// The orders of that number.
  public func orders(number: OrderNumber) async throws(StoreError) -> [Order] {
    try await Self.decode(documents(key: OrderKey.number(number), limit: .max))
  }

  /// The latest orders of that customer, the newest first.
  public func orders(email: EmailAddress, limit: Int) async throws(StoreError) -> [Order] {
    let found = try await Self.decode(documents(key: OrderKey.email(email), limit: limit))
    let folded = email.folded
    return found.filter { $0.customer?.email.folded == folded }
  }

  /// The documents of a key, the latest placed first: one descent for each run of keys.
  private func documents(key: Int64, limit: Int) async throws(StoreError) -> [[UInt8]] {
    try await read { database in
      try PreparedStatement(
        database,
        """
        WITH RECURSIVE runs (run) AS (
          SELECT (SELECT max(run) FROM order_keys)
          UNION ALL SELECT run - 1 FROM runs WHERE run > 0
        )
        SELECT orders.document
        FROM runs
          CROSS JOIN order_keys ON order_keys.run = runs.run AND order_keys.key = ?1
          CROSS JOIN orders ON orders.row = order_keys.order_row
        ORDER BY orders.row DESC
        LIMIT ?2
        """
      ).all {
        $0.bind(1, key)
        $0.bind(2, limit)
      } read: {
        $0.bytes(0)
      }
    }
  }
}
