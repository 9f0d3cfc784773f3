/// A customer asks for which days and slots certain cakes can be had together.
public struct OfferDays: Sendable {
  private let desk: OrderDesk

  /// What is to be baked.
  public struct Wish: Sendable, Hashable {
    /// Which cake.
    public var cakeID: CakeID
    /// How many.
    public var quantity: Int

    /// So many of a cake.
    public init(cakeID: CakeID, quantity: Int) {
      self.cakeID = cakeID
      self.quantity = quantity
    }
  }

  /// The use case at a desk.
  public init(desk: OrderDesk) {
    self.desk = desk
  }

  /// The days from one to another, both included, for all of the cakes; cakes that are not on the menu do not count.
  ///
  /// - Throws: ``OrderingError/unavailable(retryAfter:reason:)`` if nobody can tell what is free.
  public func callAsFunction(_ wishes: [Wish], from: LocalDate, to: LocalDate) async throws(OrderingError)
    -> [DayAvailability]
  {
    let reserved = try await desk.orders.mapped { store throws(StoreError) in
      try await store.reservedCapacity(from: from, to: to)
    }
    let now = desk.clock.now()
    let cakes = wishes.compactMap { wish in desk.shop.cake(wish.cakeID).map { ($0, wish.quantity) } }
    let effort = cakes.reduce(0) { $0 + $1.0.effort * $1.1 }
    return (from.daysSinceEpoch...max(from, to).daysSinceEpoch).map { day in
      let date = LocalDate(daysSinceEpoch: day)
      let isFull = !desk.shop.producers.contains { producer in
        cakes.allSatisfy { producer.bakes($0.0.id) }
          && reserved[CapacityKey(producerID: producer.id, date: date), default: 0] + effort
            <= producer.dailyCapacity
      }
      return offer(cakes.map(\.0), on: date, isFull: isFull, at: now)
    }
  }

  private func offer(_ cakes: [Cake], on date: LocalDate, isFull: Bool, at now: Timestamp) -> DayAvailability
  {
    let calendar = desk.calendar
    var reason: DayAvailability.Reason?
    if date < calendar.today(at: now) {
      reason = .past
    } else if date > calendar.horizon(at: now) {
      reason = .beyondHorizon
    } else if calendar.shop.closed.contains(date) {
      reason = .closed
    } else if isFull {
      reason = .full
    }
    func isTooSoon(_ slot: SlotID?) -> Bool {
      cakes.contains { cake in calendar.cutOff(for: cake, due: date, slot: slot).map { now > $0 } ?? true }
    }
    let slots = calendar.shop.slots.map { slot in
      DayAvailability.SlotAvailability(slot: slot, reason: reason ?? (isTooSoon(slot.id) ? .tooSoon : nil))
    }
    let noSlotIsLeft = slots.isEmpty ? isTooSoon(nil) : slots.allSatisfy { !$0.isOpen }
    if reason == nil, noSlotIsLeft { reason = .tooSoon }
    return DayAvailability(date: date, slots: slots, reason: reason)
  }
}
