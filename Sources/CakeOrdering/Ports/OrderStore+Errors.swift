extension OrderStore {
  /// What the store answers, its errors as those of the use cases.
  func mapped<Value: Sendable>(_ body: (Self) async throws(StoreError) -> Value) async throws(OrderingError)
    -> Value
  {
    do {
      return try await body(self)
    } catch {
      throw OrderingError(error)
    }
  }

  /// The order of that id; nil if there is none.
  func load(_ id: OrderID) async throws(OrderingError) -> Order? {
    try await mapped { store throws(StoreError) in try await store.order(id) }
  }
}
