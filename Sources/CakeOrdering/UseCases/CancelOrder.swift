/// The customer, until the cut-off, or the operator, until it is baked, calls an order off.
public struct CancelOrder: Sendable {
  private let desk: OrderDesk

  /// The use case at a desk.
  public init(desk: OrderDesk) {
    self.desk = desk
  }

  /// Moves the order to cancelled and gives the producer's capacity back; a repeat of the same cancellation by
  /// the same party changes nothing.
  ///
  /// - Throws: ``OrderingError``.
  public func callAsFunction(
    reason: String?, of id: OrderID, as principal: Principal, unreadable: [Fault] = [],
    trace: TraceContext? = nil
  ) async throws(OrderingError) -> Order {
    try await desk.change(id, as: principal, .cancelling, trace: trace) {
      order, party, now throws(OrderingError) in
      if order.isRepeat(of: .cancel, by: party, note: reason) { return .nothing }
      let next = try order.changed(by: party, .cancel, at: now, note: reason)
      var check = ReportCheck(unreadable)
      check.text(reason, at: "/reason", max: TextRules.note)
      try check.finish()
      if party.role == .customer, now > order.cutOff { throw .cutOffPassed(order.cutOff) }
      let key = CapacityKey(producerID: order.producerID, date: order.dueDate)
      return .change(next, sending: [.orderCancelled], capacity: [.release(order.effort, of: key)])
    }
  }
}
