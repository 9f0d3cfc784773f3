public import CakeOrdering
import GRDB

extension SQLiteBackend {
  /// The orders of that number.
  public func orders(number: OrderNumber) async throws(StoreError) -> [Order] {
    readable(try await documents(key: OrderKey.number(number), limit: .max))
  }

  /// The latest orders of that customer, the newest first.
  public func orders(email: EmailAddress, limit: Int) async throws(StoreError) -> [Order] {
    let found = readable(try await documents(key: OrderKey.email(email), limit: limit))
    let folded = email.folded
    return found.filter { $0.customer?.email.folded == folded }
  }

  /// The documents of a key, the latest placed first: those without a run of keys one by one, then one descent
  /// for each run.
  private func documents(key: Int64, limit: Int) async throws(StoreError)
    -> [(OrderID, [UInt8])]
  {
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
        SELECT id, document FROM found CROSS JOIN orders ON orders.row = found.row
        ORDER BY orders.row DESC LIMIT ?2
        """
      ).all {
        $0.bind(1, key)
        $0.bind(2, limit)
        $0.bind(3, open)
      } read: {
        ($0.orderID(0), $0.bytes(1))
      }
    }
  }
}
