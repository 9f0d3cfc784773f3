/// Personal data of an order is erased: on demand, or when its time is over.
public struct EraseOrder: Sendable {
  private let desk: OrderDesk

  /// The use case at a desk.
  public init(desk: OrderDesk) {
    self.desk = desk
  }

  /// Erases the customer, the address and all free texts of an order in place, and its notification log; items,
  /// totals and times stay. An order that is still to be handed over cannot be: it could not be baked or
  /// delivered. What a newer version added to it stays until that version erases it, and the order says so
  /// (``Order/isErasureIncomplete``).
  ///
  /// - Throws: ``OrderingError``.
  public func callAsFunction(_ id: OrderID, as principal: Principal) async throws(OrderingError) -> Order {
    try await desk.change(id, as: principal, .operating, trace: nil) {
      order, party, now throws(OrderingError) in
      guard order.status.isFinal else { throw .illegal(.erase, status: order.status) }
      return try Self.erase(order, by: party, at: now)
    }
  }

  /// Erases what has been kept for the shop's ``Shop/retentionDays`` after its due date; where nothing of it is left,
  /// erases what an older version left of orders, since it did not know it. An order that cannot be read is passed
  /// over, so that it keeps nobody else's data here.
  ///
  /// - Parameter limit: How many orders at most.
  /// - Returns: How many orders were erased.
  /// - Throws: ``OrderingError``; one that cannot be read is named once nothing else is left to erase.
  public func expired(limit: Int) async throws(OrderingError) -> Int {
    let before = desk.calendar.today(at: desk.clock.now()).adding(days: -desk.shop.retentionDays)
    let ids = try await desk.orders.mapped { store throws(StoreError) in
      try await store.unerasedOrders(dueBefore: before, limit: limit)
    }
    var (erased, unreadable) = try await erase(ids)
    if erased == 0 {
      let left = try await desk.orders.mapped { store throws(StoreError) in
        try await store.incompletelyErasedOrders(limit: limit)
      }
      erased = try await erase(left).erased
    }
    if erased == 0, let unreadable { throw unreadable }
    return erased
  }

  private func erase(_ ids: [OrderID]) async throws(OrderingError) -> (
    erased: Int, unreadable: OrderingError?
  ) {
    var erased = 0
    var unreadable: OrderingError?
    for id in ids {
      do throws(OrderingError) {
        var before = 0
        let order = try await desk.change(id, trace: nil) { order, now throws(OrderingError) in
          before = order.version
          return try Self.erase(order, by: .system, at: now)
        }
        if let order, order.version > before { erased += 1 }
      } catch {
        guard case .unreadable(let reason) = error else { throw error }
        unreadable = .unreadable(reason: "order \(id): \(reason)")
      }
    }
    return (erased, unreadable)
  }

  private static func erase(_ order: Order, by party: Party, at now: Timestamp) throws(OrderingError)
    -> Decision
  {
    var erased = order
    erased.erasePersonalData()
    // Erased already, and what is left is still a newer version's.
    if order.erasedAt != nil, erased == order { return .nothing }
    var next = try order.changed(by: party, .erase, at: now)
    next.erasePersonalData()
    next.erasedAt = order.erasedAt ?? now
    return .change(next, erasesNotifications: true)
  }
}
