/// The operator looks at the orders of one customer or from one place together, and calls them off in one step.
public struct SameSender: Sendable {
  private let desk: OrderDesk
  private let cancel: CancelOrder

  /// How many orders are shown together at most, of each of the two.
  public static let mostShown = 200
  /// How many orders are called off in one step at most.
  public static let mostCancelled = 100

  /// What became of one of several orders that were to be called off.
  public struct Outcome: Sendable {
    /// Which one.
    public let id: OrderID
    /// The order, cancelled now or before in the same way; otherwise why it is not.
    public let result: Result<Order, OrderingError>
  }

  /// The use case at a desk.
  public init(desk: OrderDesk) {
    self.desk = desk
    cancel = CancelOrder(desk: desk)
  }

  /// The latest orders of the same customer's email, or from the same address or network, as an order: itself among
  /// them, sorted by due date, slot and id. That of an erased order is itself alone.
  ///
  /// - Throws: ``OrderingError``.
  public func orders(as id: OrderID, for principal: Principal) async throws(OrderingError) -> OrderPage {
    try OperatorOnly.check(principal)
    let order = try await ShowOrder(orders: desk.orders)(id, as: principal)
    let pages = try await desk.orders.mapped { store throws(StoreError) in
      var pages: [OrderPage] = []
      if let email = order.customer?.email {
        pages.append(try await store.orders(email: email, limit: Self.mostShown))
      }
      if let sender = try await store.placement(of: id)?.sender {
        pages.append(try await store.orders(sender: sender, limit: Self.mostShown))
      }
      return pages
    }
    var found = [order.id: order]
    var unreadable: [OrderID: UnreadableOrder] = [:]
    for page in pages {
      for order in page.orders { found[order.id] = order }
      for order in page.unreadable { unreadable[order.place.id] = order }
    }
    return OrderPage(
      orders: found.values.sorted { OrderCursor($0) < OrderCursor($1) },
      unreadable: unreadable.values.sorted { $0.place < $1.place }, next: nil)
  }

  /// Calls orders off one by one, each with its own event, emails and history; what hinders one hinders no other. A
  /// repeat changes nothing.
  ///
  /// - Parameter unreadable: What was wrong with the request's form.
  /// - Returns: What became of each, in the order given, each once.
  /// - Throws: ``OrderingError``: `invalid`, `unauthenticated`, `forbidden`; then nothing was done.
  public func cancel(
    _ ids: [String], reason: String?, as principal: Principal, unreadable: [Fault] = [],
    trace: TraceContext? = nil
  ) async throws(OrderingError) -> [Outcome] {
    try OperatorOnly.check(principal)
    var check = ReportCheck(unreadable)
    check.require(
      !unreadable.isEmpty || (1...Self.mostCancelled).contains(ids.count), at: "/ids",
      "must have 1 to \(Self.mostCancelled) elements")
    for (index, id) in ids.enumerated().prefix(Self.mostCancelled) {
      check.require(OrderID(id) != nil, at: "/ids/\(index)", "must be an order's id")
    }
    check.text(reason, at: "/reason", max: TextRules.note)
    try check.finish()
    var outcomes: [Outcome] = []
    for id in ids.compactMap({ OrderID($0) }) where !outcomes.contains(where: { $0.id == id }) {
      do throws(OrderingError) {
        let order = try await cancel(reason: reason, of: id, as: principal, trace: trace)
        outcomes.append(Outcome(id: id, result: .success(order)))
      } catch {
        outcomes.append(Outcome(id: id, result: .failure(error)))
      }
    }
    return outcomes
  }
}
