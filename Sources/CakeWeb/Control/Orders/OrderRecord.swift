import CakeHTTP
import CakeOrdering

/// All that is kept of an order, as it is read for its page.
struct OrderRecord: Sendable {
  var order: Order
  /// What was sent about it, the oldest first.
  var notifications: [Notification]
  /// The companies to which nothing is sent at the moment.
  var disabled: Set<DeliveryCompanyID>
  /// The orders of the same customer or sender, itself among them.
  var related: CakeOrdering.OrderPage

  /// More than an order ever needs.
  private static let mostNotifications = 100

  /// Reads an order.
  ///
  /// - Throws: ``OrderingError``.
  init(_ id: OrderID, _ services: CakeServices, as principal: Principal) async throws(OrderingError) {
    try OperatorOnly.check(principal)
    order = try await ShowOrder(orders: services.desk.orders)(id, as: principal)
    notifications = try await OrderingError.asking { () async throws(StoreError) in
      try await services.notifications.notifications(order: id, limit: Self.mostNotifications)
    }
    let states = try await OrderingError.asking { () async throws(StoreError) in
      try await services.deliveryCompanies.deliveryCompanyStates()
    }
    disabled = Set(states.values.filter { !$0.isEnabled }.map(\.id))
    related = try await SameSender(desk: services.desk).orders(as: id, for: principal)
  }
}
