/// Anybody asks for which days and slots orders are taken.
public struct ShowAvailability: Sendable {
  private let desk: OrderDesk

  /// How many days may be asked for at once.
  public static let longestRange = 62

  /// The use case at a desk.
  public init(desk: OrderDesk) {
    self.desk = desk
  }

  /// The days from one to another, both included; by default the next 31 from today.
  ///
  /// - Throws: ``OrderingError``; faults point at query parameters by their names.
  public func callAsFunction(from: String?, to: String?) async throws(OrderingError) -> [DayAvailability] {
    let now = desk.clock.now()
    var check = ReportCheck([])
    let first = from.map(LocalDate.init) ?? desk.calendar.today(at: now)
    check.require(first != nil, at: "/from", "must be a date such as 2026-12-24")
    let last = to.map(LocalDate.init) ?? first.map { min($0.adding(days: 30), .latest) }
    check.require(to == nil || last != nil, at: "/to", "must be a date such as 2026-12-24")
    if let first, let last {
      check.require(first <= last, at: "/to", "must not lie before from")
      check.require(
        last.daysSinceEpoch - first.daysSinceEpoch < Self.longestRange, at: "/to",
        "must lie at most \(Self.longestRange - 1) days after from")
    }
    try check.finish()
    guard let first, let last else { throw .invalid([]) }
    let reserved = try await desk.orders.mapped { store throws(StoreError) in
      try await store.reservedCapacity(from: first, to: last)
    }
    return (first.daysSinceEpoch...last.daysSinceEpoch).map { day in
      let date = LocalDate(daysSinceEpoch: day)
      return desk.calendar.offer(on: date, at: now, isFull: isFull(date, reserved)) { slot in
        isTooSoon(date, slot, at: now)
      }
    }
  }

  /// Whether no producer has room for even the smallest cake it bakes.
  private func isFull(_ date: LocalDate, _ reserved: [CapacityKey: Int]) -> Bool {
    desk.shop.producers.allSatisfy { producer in
      let smallest = desk.shop.cakes.filter { producer.bakes($0.id) }.map(\.effort).min() ?? .max
      let left =
        producer.dailyCapacity - reserved[CapacityKey(producerID: producer.id, date: date), default: 0]
      return left < smallest
    }
  }

  /// Whether it is too late for every cake.
  private func isTooSoon(_ date: LocalDate, _ slot: SlotID?, at now: Timestamp) -> Bool {
    desk.shop.cakes.allSatisfy { cake in
      guard let cutOff = desk.calendar.cutOff(for: cake, due: date, slot: slot) else { return true }
      return now > cutOff
    }
  }
}
