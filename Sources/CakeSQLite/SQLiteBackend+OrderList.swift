public import CakeOrdering
import GRDB

extension SQLiteBackend {
  /// A page of the orders asked for, sorted by due date, slot and id.
  public func orders(_ query: OrderQuery) async throws(StoreError) -> OrderPage {
    let limit = query.limit
    let (documents, next) = try await readTogether { database in
      var list = OrderList(query, database)
      try list.collect()
      let page = list.places.prefix(limit)
      let documents = try page.map { ($0.cursor.id, try database.orderDocument($0.row)) }
      return (documents, list.places.count > limit ? page.last?.cursor : nil)
    }
    return OrderPage(orders: readable(documents), next: next)
  }

  /// Some orders due before a day whose personal data is still there.
  public func unerasedOrders(dueBefore date: LocalDate, limit: Int) async throws(StoreError) -> [OrderID] {
    let query = OrderQuery(
      scope: .all, from: LocalDate(daysSinceEpoch: .min >> 1), to: date.adding(days: -1), limit: limit)
    return try await readTogether { database in
      var list = OrderList(query, database, states: OrderState.unerased(OrderStatus.allCases))
      try list.collect()
      return list.places.prefix(limit).map(\.cursor.id)
    }
  }
}

extension Database {
  fileprivate func orderDocument(_ row: Int64) throws -> [UInt8] {
    try PreparedStatement(self, "SELECT document FROM orders WHERE row = ?1")
      .first({ $0.bind(1, row) }, read: { $0.bytes(0) }) ?? []
  }
}
