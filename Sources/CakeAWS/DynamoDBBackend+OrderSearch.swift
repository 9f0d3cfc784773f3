public import CakeOrdering

extension DynamoDBBackend {
  /// The orders of that number, seldom more than one.
  public func orders(number: OrderNumber) async throws(StoreError) -> OrderPage {
    let found = try await table.all(TableQuery(.number, number.description))
    return OrderPage(try await orders(found.compactMap { $0.key?.orderID }))
  }

  /// The latest orders of that customer, the newest first. Erased orders have no customer.
  public func orders(email: EmailAddress, limit: Int) async throws(StoreError) -> OrderPage {
    guard limit > 0 else { return OrderPage(orders: [], next: nil) }
    var query = TableQuery(.customer, email.folded)
    query.descending = true
    query.limit = limit
    let found = try await table.all(query, limit: limit)
    let page = OrderPage(try await orders(found.compactMap { $0.key?.orderID }))
    return OrderPage(
      orders: page.orders.filter { $0.customer?.email.folded == email.folded }
        .sorted { ($0.placedAt, $0.id) > ($1.placedAt, $1.id) }, unreadable: page.unreadable, next: nil)
  }
}
