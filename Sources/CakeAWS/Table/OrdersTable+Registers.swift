import CakeOrdering

extension OrdersTable {
  /// Updates an item if its condition allows it.
  ///
  /// - Returns: Whether it did.
  func apply(_ update: TableUpdate) async throws(StoreError) -> Bool {
    do {
      try await self.update(update)
      return true
    } catch {
      if case .conditionFailed = error { return false }
      throw error.storeError
    }
  }
}
