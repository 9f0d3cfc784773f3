public import CakeOrdering

extension DynamoDBBackend {
  /// The orders of that number, seldom more than one.
  public func orders(number: OrderNumber) async throws(StoreError) -> OrderPage {
    let found = try await table.all(TableQuery(.number, number.description))
    return OrderPage(try await orders(found.compactMap { $0.key?.orderID }))
  }

  /// The latest orders of that customer, the newest first. Erased orders have no customer.
  public func orders(email: EmailAddress, limit: Int) async throws(StoreError) -> OrderPage {
    try await latest(email.folded, limit: limit) { $0.customer?.email.folded == email.folded }
  }

  /// The latest orders that came from one place, the newest first.
  public func orders(sender: SenderDigest, limit: Int) async throws(StoreError) -> OrderPage {
    try await latest(sender.indexed, limit: limit) { $0.erasedAt == nil }
  }

  /// What is known of an order that cannot be read; nil for one that can, or that is not there.
  public func unreadableOrder(_ id: OrderID) async throws(StoreError) -> UnreadableOrder? {
    OrderPage(try await orders([id])).unreadable.first
  }

  private func latest(_ key: String, limit: Int, where isFound: (Order) -> Bool) async throws(StoreError)
    -> OrderPage
  {
    guard limit > 0 else { return OrderPage(orders: [], next: nil) }
    var query = TableQuery(.customer, key)
    query.descending = true
    query.limit = limit
    let found = try await table.all(query, limit: limit)
    let page = OrderPage(try await orders(found.compactMap { $0.key?.orderID }))
    return OrderPage(
      orders: page.orders.filter(isFound).sorted { ($0.placedAt, $0.id) > ($1.placedAt, $1.id) },
      unreadable: page.unreadable, next: nil)
  }
}
