extension OrderStore {
  /// Reads a list page by page, each order once.
  ///
  /// - Parameters:
  ///   - query: Which orders, and how many a page.
  ///   - most: Where to stop; there may be a page's worth more.
  ///   - unreadable: What is done with each that cannot be read.
  ///   - body: What is done with each other.
  /// - Returns: Whether the list came to its end.
  func each(
    _ query: OrderQuery, most: Int, unreadable: (UnreadableOrder) -> Void, _ body: (Order) -> Void
  ) async throws(OrderingError) -> Bool {
    var query = query
    var count = 0
    repeat {
      let page = try await mapped { [query] store throws(StoreError) in try await store.orders(query) }
      page.orders.forEach(body)
      page.unreadable.forEach(unreadable)
      count += page.orders.count
      query.after = page.next
    } while query.after != nil && count < most
    return query.after == nil && count <= most
  }
}
