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
    let bakers = desk.shop.producers(baking: cakes.map(\.0.id), effort: effort)
    return (from.daysSinceEpoch...max(from, to).daysSinceEpoch).map { day in
      let date = LocalDate(daysSinceEpoch: day)
      let isFull = !bakers.contains { baker in
        reserved[CapacityKey(producerID: baker.id, date: date), default: 0] + effort <= baker.dailyCapacity
      }
      return desk.calendar.offer(on: date, at: now, isFull: isFull) { slot in
        cakes.contains { cake, _ in
          desk.calendar.cutOff(for: cake, due: date, slot: slot).map { now > $0 } ?? true
        }
      }
    }
  }
}
