/// The operator asks how the shop is doing.
public struct ShowStatistics: Sendable {
  private let desk: OrderDesk
  private let most: Int

  /// How many due days may be looked at.
  public static let longestWindow = 366
  /// How many orders are counted at most.
  public static let mostOrders = 10_000
  /// How many days ahead, today included, the producers' capacity is shown.
  public static let daysAhead = 14

  /// How many orders are read at once.
  private static let page = 200
  /// How many orders of a status are looked through for what is to be done now.
  private static let mostOpen = 2000

  /// The use case at a desk.
  ///
  /// - Parameter most: How many orders are counted at most.
  public init(desk: OrderDesk, most: Int = ShowStatistics.mostOrders) {
    self.desk = desk
    self.most = most
  }

  /// The statistics of the orders due from one day to another, both included.
  ///
  /// Orders are read latest week first and forgotten once they are counted. Where there are more than may be counted,
  /// the earliest days are left out, each as a whole.
  ///
  /// - Throws: ``OrderingError``; a fault points at `/to`.
  public func callAsFunction(from first: LocalDate, to last: LocalDate, as principal: Principal)
    async throws(OrderingError) -> ShopStatistics
  {
    try OperatorOnly.check(principal)
    var check = ReportCheck([])
    check.require(first <= last, at: "/to", "must not lie before from")
    check.require(
      last.daysSinceEpoch - first.daysSinceEpoch < Self.longestWindow, at: "/to",
      "must lie at most \(Self.longestWindow - 1) days after from")
    try check.finish()
    let now = desk.clock.now()
    let today = desk.calendar.today(at: now)
    let (tally, countedFrom, isComplete) = try await count(from: first, to: last)
    return ShopStatistics(
      today: today, from: first, to: last, isComplete: isComplete,
      days: tally.days(from: countedFrom, to: last),
      orders: tally.orders, unreadable: tally.unreadable, cakes: tally.cakes, revenue: tally.revenue,
      rating: tally.rating,
      baking: DurationSummary(milliseconds: tally.baking),
      delivering: DurationSummary(milliseconds: tally.delivering),
      collecting: DurationSummary(milliseconds: tally.collecting), companies: tally.companies,
      open: try await openOrders(at: now, today), outlook: try await outlook(from: today))
  }

  /// Counts from the last day backwards, a week at a time; where a week is too much, day by day.
  private func count(from first: LocalDate, to last: LocalDate) async throws(OrderingError)
    -> (OrderTally, countedFrom: LocalDate, isComplete: Bool)
  {
    var tally = OrderTally(calendar: desk.calendar)
    var end = last
    var step = 7
    while end >= first {
      let start = max(first, end.adding(days: 1 - step))
      var longer = tally
      let query = OrderQuery(scope: .all, from: start, to: end, limit: Self.page)
      var unreadable = 0
      let isWhole = try await desk.orders.each(
        query, most: most - tally.orders, unreadable: { _ in unreadable += 1 }, { longer.add($0) })
      longer.unreadable += unreadable
      if isWhole {
        tally = longer
        end = start.adding(days: -1)
      } else if start < end {
        step = 1
      } else if end == last {
        // Not even one day can be counted as a whole; a part of it is better than nothing.
        return (longer, last, false)
      } else {
        return (tally, end.adding(days: 1), false)
      }
    }
    return (tally, first, true)
  }

  private func openOrders(at now: Timestamp, _ today: LocalDate) async throws(OrderingError) -> OpenOrders {
    var open = OpenOrders()
    let calendar = desk.calendar
    for status in [OrderStatus.placed, .fulfilled, .sentForDelivery, .failed] {
      let back = status == .failed ? OpenOrders.failedDaysBack : OpenOrders.daysBack
      let query = OrderQuery(
        scope: .all, from: today.adding(days: -back),
        to: status == .placed ? today : today.adding(days: Self.daysAhead), status: status, limit: Self.page)
      var unreadable = 0
      let isComplete = try await desk.orders.each(
        query, most: Self.mostOpen, unreadable: { _ in unreadable += 1 }
      ) { order in
        open.add(
          order, isOverdue: calendar.isOverdue(order, at: now),
          isDueToday: order.dueDate == today)
      }
      open.unreadable += unreadable
      if !isComplete { open.isComplete = false }
    }
    open.incompletelyErased = try await desk.orders.mapped { store throws(StoreError) in
      try await store.incompletelyErasedOrders(limit: Self.mostOpen)
    }
    return open
  }

  private func outlook(from today: LocalDate) async throws(OrderingError) -> [ProducerOutlook] {
    let last = today.adding(days: Self.daysAhead - 1)
    let reserved = try await desk.orders.mapped { store throws(StoreError) in
      try await store.reservedCapacity(from: today, to: last)
    }
    return desk.shop.producers.map { producer in
      ProducerOutlook(
        producer: producer,
        days: (0..<Self.daysAhead).map { offset in
          let date = today.adding(days: offset)
          return ProducerOutlook.Day(
            date: date, taken: reserved[CapacityKey(producerID: producer.id, date: date)] ?? 0,
            isClosed: desk.shop.closed.contains(date))
        })
    }
  }
}
