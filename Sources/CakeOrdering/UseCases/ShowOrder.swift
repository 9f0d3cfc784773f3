/// Somebody looks at one order.
public struct ShowOrder: Sendable {
  private let orders: any OrderStore

  /// The use case over a store.
  public init(orders: any OrderStore) {
    self.orders = orders
  }

  /// The order, if whoever asks may see it.
  ///
  /// - Throws: ``OrderingError/notFound`` alike for an order that does not exist and one of somebody else's.
  public func callAsFunction(_ id: OrderID, as principal: Principal) async throws(OrderingError) -> Order {
    try await OrderAccess.seeing.party(principal, on: id, in: orders).1
  }
}
