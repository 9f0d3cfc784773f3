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

  /// The order of that id; nil if there is none, or none that an asker may see.
  ///
  /// - Parameter isSeen: Whether the asker may see an order of this bakery and this delivery company.
  /// - Throws: ``OrderingError/unreadableOrder(_:)`` for one that cannot be read.
  func load(_ id: OrderID, where isSeen: (ProducerID, DeliveryCompanyID?) -> Bool)
    async throws(OrderingError) -> Order?
  {
    do {
      let order = try await order(id)
      return order.flatMap { isSeen($0.producerID, $0.deliveryCompanyID) ? $0 : nil }
    } catch {
      guard case .unreadable = error,
        let known = try await mapped({ s throws(StoreError) in try await s.unreadableOrder(id) })
      else { throw OrderingError(error) }
      guard isSeen(known.producerID, known.deliveryCompanyID) else { return nil }
      throw .unreadableOrder(known)
    }
  }

  /// The order of that id; nil if there is none.
  func load(_ id: OrderID) async throws(OrderingError) -> Order? {
    try await mapped { store throws(StoreError) in try await store.order(id) }
  }
}
