/// The delivery company reports an order delivered; for pickup its producer does.
public struct CompleteDelivery: Sendable {
  private let desk: OrderDesk

  /// How far a reporter's clock may be ahead of ours.
  private static let clockTolerance = Duration.seconds(300)

  /// The use case at a desk.
  public init(desk: OrderDesk) {
    self.desk = desk
  }

  /// Moves the order to delivered, with a review for the delivery company; a repeat of the same report by the
  /// same party changes nothing.
  ///
  /// - Throws: ``OrderingError``.
  public func callAsFunction(
    _ report: DeliveryReport, of id: OrderID, as principal: Principal, unreadable: [Fault] = [],
    trace: TraceContext? = nil
  ) async throws(OrderingError) -> Order {
    try await desk.change(id, as: principal, .delivering, trace: trace) {
      order, party, now throws(OrderingError) in
      // What is delivered is not the producer's to report, only what is collected there.
      if party.role == .producer, order.handover == .delivery { throw .forbidden }
      if let done = order.delivery, done.by == party, done.report == report { return .nothing }
      var next = try order.changed(by: party, .deliver, at: now)
      try Self.check(report, of: order, at: now, unreadable)
      next.delivery = Delivery(
        at: report.deliveredAt ?? now, by: party, version: next.version, report: report)
      return .change(
        next, sending: order.handover == .delivery ? [.orderDelivered, .deliveryReviewed] : [.orderDelivered])
    }
  }

  private static func check(
    _ report: DeliveryReport, of order: Order, at now: Timestamp, _ unreadable: [Fault]
  )
    throws(OrderingError)
  {
    var check = ReportCheck(unreadable)
    check.text(report.receivedBy, at: "/receivedBy", max: TextRules.name)
    check.rating(report.review, at: "/review")
    check.text(report.comment, at: "/comment", max: TextRules.note)
    if let at = report.deliveredAt {
      check.require(at <= now.adding(clockTolerance), at: "/deliveredAt", "lies in the future")
      if let fulfilled = order.fulfilment?.at {
        // A reporter who keeps whole seconds must not be refused for the milliseconds cut off.
        let earliest = Timestamp(secondsSinceEpoch: fulfilled.secondsSinceEpoch)
        check.require(
          at >= earliest, at: "/deliveredAt", "lies before the order was fulfilled, at \(fulfilled)")
      }
    }
    try check.finish()
  }
}
