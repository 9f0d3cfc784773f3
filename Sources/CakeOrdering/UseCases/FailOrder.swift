/// The operator gives up an order that was baked and cannot be handed over.
public struct FailOrder: Sendable {
  private let desk: OrderDesk

  /// The use case at a desk.
  public init(desk: OrderDesk) {
    self.desk = desk
  }

  /// Moves the order to failed, for good; a repeat for the same reason by the same party changes nothing.
  ///
  /// - Throws: ``OrderingError``.
  public func callAsFunction(
    reason: String?, of id: OrderID, as principal: Principal, unreadable: [Fault] = [],
    trace: TraceContext? = nil
  ) async throws(OrderingError) -> Order {
    try await desk.change(id, as: principal, .operating, trace: trace) {
      order, party, now throws(OrderingError) in
      if order.isRepeat(of: .fail, by: party, note: reason) { return .nothing }
      let next = try order.changed(by: party, .fail, at: now, note: reason)
      var check = ReportCheck(unreadable)
      check.text(reason, at: "/reason", max: TextRules.note, required: true)
      try check.finish()
      return .change(next, sending: [.orderFailed])
    }
  }
}
