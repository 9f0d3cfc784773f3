/// The operator asks a delivery company: again, or another than before.
public struct RequestDelivery: Sendable {
  private let desk: OrderDesk

  /// The use case at a desk.
  public init(desk: OrderDesk) {
    self.desk = desk
  }

  /// Hands a new delivery request over, which overtakes any older one.
  ///
  /// - Throws: ``OrderingError``.
  public func callAsFunction(
    deliveryCompanyID: DeliveryCompanyID?, of id: OrderID, as principal: Principal, unreadable: [Fault] = [],
    trace: TraceContext? = nil
  ) async throws(OrderingError) -> Order {
    let shop = desk.shop
    return try await desk.change(id, as: principal, .operating, trace: trace) {
      order, party, now throws(OrderingError) in
      let next = try order.changed(by: party, .requestDelivery, at: now)
      var check = ReportCheck(unreadable)
      check.require(deliveryCompanyID != nil, at: "/deliveryCompanyId", "is required")
      check.require(
        deliveryCompanyID.flatMap(shop.deliveryCompany) != nil, at: "/deliveryCompanyId",
        "is no delivery company of the shop")
      try check.finish()
      guard let deliveryCompanyID else { return .nothing }
      return .change(
        next.requestingDelivery(from: deliveryCompanyID, by: party, at: now),
        // The customer was told already if the cake was on its way before.
        sending: order.status == .fulfilled
          ? [.orderSentForDelivery, .deliveryRequested] : [.deliveryRequested])
    }
  }
}
