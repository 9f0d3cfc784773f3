/// What every use case that changes orders works with: where orders are kept, the calendar, time and chance.
public struct OrderDesk: Sendable {
  /// Where orders are kept.
  public let orders: any OrderStore
  /// The shop's days.
  public let calendar: ShopCalendar
  /// Tells the time.
  public let clock: any WallClock
  /// Where ids and tokens come from.
  public let random: any RandomSource

  /// How often a decision is taken anew because another change came first.
  private static let attempts = 8

  /// A desk with all it needs.
  public init(
    orders: any OrderStore, calendar: ShopCalendar, clock: any WallClock, random: any RandomSource
  ) {
    self.orders = orders
    self.calendar = calendar
    self.clock = clock
    self.random = random
  }

  /// The shop.
  public var shop: Shop { calendar.shop }

  /// Decides and commits: the decision is taken anew on the newest order for as long as others come first.
  ///
  /// - Returns: The order as it then is; unchanged where the decision is that nothing is to be done.
  func change(
    _ id: OrderID, as principal: Principal, _ access: OrderAccess, trace: TraceContext?,
    decide: (Order, Party, Timestamp) throws(OrderingError) -> Decision
  ) async throws(OrderingError) -> Order {
    let changeID = ChangeID(random: random)
    for _ in 0..<Self.attempts {
      let (party, order) = try await access.party(principal, on: id, in: orders)
      if let changed = try await commit(order, decide(order, party, clock.now()), changeID, trace) {
        return changed
      }
    }
    throw .unavailable(retryAfter: .seconds(1), reason: "the order is being changed by many at once")
  }

  /// The same for what the shop's own machinery does, following an event; nil if there is no such order.
  func change(
    _ id: OrderID, trace: TraceContext?, decide: (Order, Timestamp) throws(OrderingError) -> Decision
  ) async throws(OrderingError) -> Order? {
    let changeID = ChangeID(random: random)
    for _ in 0..<Self.attempts {
      guard let order = try await orders.load(id) else { return nil }
      if let changed = try await commit(order, decide(order, clock.now()), changeID, trace) { return changed }
    }
    throw .unavailable(retryAfter: .seconds(1), reason: "the order is being changed by many at once")
  }

  /// The order after the decision; nil if another change came first.
  private func commit(_ order: Order, _ decision: Decision, _ id: ChangeID, _ trace: TraceContext?)
    async throws(OrderingError) -> Order?
  {
    guard var next = decision.order else { return order }
    // Nobody would erase it a second time: what is written after the erasure must not stay either.
    if next.erasedAt != nil { next.erasePersonalData() }
    let at = next.history.last?.at ?? clock.now()
    let change = Change(
      id: id, order: next, messages: Message.announcing(decision.messages, of: next, at: at, trace: trace),
      capacity: decision.capacity, erasesNotifications: decision.erasesNotifications)
    switch try await orders.mapped({ store throws(StoreError) in try await store.commit(change) }) {
    case .committed: return next
    case .versionConflict: return nil
    case .full: throw .full(next.dueDate)
    }
  }
}
