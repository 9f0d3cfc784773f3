import CakeOrdering

extension OrdersTable {
  /// How many notifications are deleted together.
  private static let deletionsAtOnce = 8

  /// Deletes all notifications about an order, and where it came from.
  func eraseNotifications(of order: OrderID) async throws(StoreError) {
    let partition = TableKey.order(order).partition
    var query = TableQuery(partition: partition, [.sort])
    query.begins(with: TableKey.notificationPrefix)
    let keys = try await all(query).compactMap { item in
      item.string(.sort).map { TableKey(partition: partition, sort: $0) }
    }
    _ = try await concurrently(keys + [.sender(of: order)], atMost: Self.deletionsAtOnce) {
      key throws(StoreError) in
      do throws(TableError) {
        try await self.delete(key)
      } catch {
        throw error.storeError
      }
    }
  }
}
