/// The producer reports an order baked.
public struct FulfillOrder: Sendable {
  private let desk: OrderDesk

  /// The use case at a desk.
  public init(desk: OrderDesk) {
    self.desk = desk
  }

  /// Moves the order to fulfilled; a repeat of the same report by the same party changes nothing.
  ///
  /// An order with declared allergens is fulfilled only if the report says that they were checked.
  ///
  /// - Throws: ``OrderingError``.
  public func callAsFunction(
    _ report: FulfilmentReport, of id: OrderID, as principal: Principal, unreadable: [Fault] = [],
    trace: TraceContext? = nil
  ) async throws(OrderingError) -> Order {
    let shop = desk.shop
    return try await desk.change(id, as: principal, .fulfilling, trace: trace) {
      order, party, now throws(OrderingError) in
      if let done = order.fulfilment, done.by == party, done.report == report { return .nothing }
      var next = try order.changed(by: party, .fulfill, at: now, note: report.note)
      try Self.check(report, of: order, in: shop, unreadable)
      next.fulfilment = Fulfilment(at: now, by: party, report: report)
      return .change(next, sending: [.orderFulfilled])
    }
  }

  private static func check(_ report: FulfilmentReport, of order: Order, in shop: Shop, _ unreadable: [Fault])
    throws(OrderingError)
  {
    var check = ReportCheck(unreadable)
    check.require(
      order.avoidAllergens.isEmpty || report.allergensChecked == true, at: "/allergensChecked",
      "must be true: the customer avoids \(order.avoidAllergens.joined(separator: ", "))")
    check.text(report.note, at: "/note", max: TextRules.note)
    if let company = report.deliveryCompanyID {
      check.require(
        order.handover == .delivery, at: "/deliveryCompanyId", "must be left out: the customer collects")
      check.require(
        shop.deliveryCompany(company) != nil, at: "/deliveryCompanyId", "is no delivery company of the shop")
    }
    try check.finish()
  }
}
