import CakeOrdering

/// What the bakery has to do and has done, as it is kept.
struct BakeryOrders: Sendable {
  /// What is to be baked, the next one first.
  var placed: [Order]
  /// What is baked and waits for the customer.
  var waiting: [Order]
  /// What was baked lately, the newest first.
  var done: [Order]
  /// What cannot be read, whatever is to be done with it.
  var unreadable: [UnreadableOrder]
  /// How much of each day is taken.
  var reserved: [CapacityKey: Int]
  /// Whose ovens these are.
  var producers: [Producer]
  /// The day on the shop's calendar.
  var today: LocalDate

  /// More tickets than these nobody reads; what is due later comes up as the others are done.
  private static let most = 1000
  /// How many of those that are done are shown.
  private static let doneShown = 30
  /// How far back orders are looked for that nobody baked.
  private static let daysBack = 30

  /// Reads what a baker or an operator may see.
  ///
  /// - Parameter chosen: The one bakery an operator wants to see; nil for all.
  init(_ desk: OrderDesk, for principal: Principal, only chosen: ProducerID?) async throws(OrderingError) {
    var own = chosen
    if case .staff(let party) = principal, party.role == .producer { own = party.subject }
    producers = desk.shop.producers.filter { own == nil || $0.id == own }
    today = desk.calendar.today(at: desk.clock.now())
    var reader = Reader(desk: desk, principal: principal, producer: own, today: today)
    placed = try await reader.orders(.placed, back: Self.daysBack, most: Self.most)
    let fulfilled = try await reader.orders(.fulfilled, back: Self.daysBack, most: 200)
    let sent = try await reader.orders(.sentForDelivery, back: 7, most: 200)
    let delivered = try await reader.orders(.delivered, back: 2, most: 200)
    unreadable = reader.unreadable
    waiting = fulfilled.filter { $0.handover == .pickup }
    let baked = fulfilled.filter { $0.handover == .delivery } + sent + delivered
    done = Array(
      baked.sorted { ($0.fulfilment?.at ?? $0.placedAt) > ($1.fulfilment?.at ?? $1.placedAt) }
        .prefix(Self.doneShown))
    let first = placed.first?.dueDate ?? today
    let last = placed.last?.dueDate ?? today
    reserved = try await OrderingError.asking { () async throws(StoreError) in
      try await desk.orders.reservedCapacity(from: first, to: last)
    }
  }

  /// Tells one state of the board from another.
  var version: String { BoardVersion([placed, waiting, done].joined(), unreadable: unreadable).text }

  /// How much of a day is taken, and how much there is.
  func load(on date: LocalDate) -> DayLoad {
    producers.reduce(into: DayLoad(taken: 0, capacity: 0)) { sum, producer in
      sum.taken += reserved[CapacityKey(producerID: producer.id, date: date)] ?? 0
      sum.capacity += producer.dailyCapacity
    }
  }
}

extension BakeryOrders {
  /// Reads lists page by page.
  private struct Reader {
    let desk: OrderDesk
    let principal: Principal
    let producer: ProducerID?
    let today: LocalDate
    /// What was met that cannot be read.
    private(set) var unreadable: [UnreadableOrder] = []

    init(desk: OrderDesk, principal: Principal, producer: ProducerID?, today: LocalDate) {
      self.desk = desk
      self.principal = principal
      self.producer = producer
      self.today = today
    }

    mutating func orders(_ status: OrderStatus, back: Int, most: Int) async throws(OrderingError) -> [Order] {
      var request = ListOrders.Request()
      request.from = today.adding(days: -back).description
      request.status = status.rawValue
      request.limit = 200
      var found: [Order] = []
      repeat {
        let page = try await ListOrders(desk: desk)(request, as: principal)
        found += page.orders.filter { producer == nil || $0.producerID == producer }
        unreadable += page.unreadable.filter { producer == nil || $0.producerID == producer }
        request.cursor = page.next?.description
      } while request.cursor != nil && found.count < most
      return found
    }
  }
}
