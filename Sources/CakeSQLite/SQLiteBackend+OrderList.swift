public import CakeOrdering
import GRDB

extension SQLiteBackend {
  /// A page of the orders asked for, sorted by due date, slot and id.
  public func orders(_ query: OrderQuery) async throws(StoreError) -> OrderPage {
    let limit = query.limit
    let (rows, next) = try await readTogether { database in
      var list = OrderList(query, database)
      try list.collect()
      let page = list.places.prefix(limit)
      let rows = try page.compactMap { try database.order($0.row) }
      return (rows, list.places.count > limit ? page.last?.cursor : nil)
    }
    return page(rows, next: next)
  }

  /// Some orders due before a day whose personal data is still there.
  public func unerasedOrders(dueBefore date: LocalDate, limit: Int) async throws(StoreError) -> [OrderID] {
    try await orders(OrderState.unerased, to: date.adding(days: -1), limit: limit)
  }

  /// Some orders that are erased but for what a newer version added.
  public func incompletelyErasedOrders(limit: Int) async throws(StoreError) -> [OrderID] {
    try await orders(OrderState.incompletelyErased, to: LocalDate(daysSinceEpoch: .max >> 1), limit: limit)
  }

  private func orders(_ states: [OrderState], to date: LocalDate, limit: Int) async throws(StoreError)
    -> [OrderID]
  {
    let query = OrderQuery(scope: .all, from: LocalDate(daysSinceEpoch: .min >> 1), to: date, limit: limit)
    return try await readTogether { database in
      var list = OrderList(query, database, states: states)
      try list.collect()
      return list.places.prefix(limit).map(\.cursor.id)
    }
  }
}

extension Database {
  fileprivate func order(_ row: Int64) throws -> OrderRow? {
    try PreparedStatement(self, "SELECT \(OrderRow.columns) FROM orders WHERE row = ?1")
      .first({ $0.bind(1, row) }, read: { OrderRow($0) })
  }
}
