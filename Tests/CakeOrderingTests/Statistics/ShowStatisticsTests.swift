import CakeTesting
import Testing

@testable import CakeOrdering

@Suite("The shop's statistics")
struct ShowStatisticsTests {
  private let backend = InMemoryBackend()
  private let random = SeededRandomSource(seed: 7)
  private let shop: ExampleShop

  /// Tuesday, 1 December 2026, 09:00 in Berlin.
  init() {
    shop = ExampleShop(ports: StoragePorts(backend))
  }

  private func keep(_ orders: Order...) async throws {
    for order in orders { _ = try await backend.commit(.placing(order, random)) }
  }

  /// The statistics of the last days, today included.
  private func statistics(days: Int = 7, most: Int = ShowStatistics.mostOrders) async throws -> ShopStatistics
  {
    let today = shop.desk.calendar.today(at: shop.clock.now())
    return try await ShowStatistics(desk: shop.desk, most: most)(
      from: today.adding(days: 1 - days), to: today, as: ExampleShop.theOperator)
  }

  @Test("are the operator's alone")
  func whose() async throws {
    let show = ShowStatistics(desk: shop.desk)
    let day = LocalDate.on("2026-12-01")
    for principal in [ExampleShop.producer, ExampleShop.deliveryCompany] {
      await #expect(throws: OrderingError.forbidden) { try await show(from: day, to: day, as: principal) }
    }
    await #expect(throws: OrderingError.unauthenticated) {
      try await show(from: day, to: day, as: .anonymous)
    }
  }

  @Test("are of at least a day and at most a year")
  func windows() async throws {
    for days in [0, 367, -1] {
      let faults = try await faults { _ = try await statistics(days: days) }
      #expect(faults.keys.sorted() == ["/to"])
    }
    #expect(try await statistics(days: 366).days.count == 366)
  }

  @Test("can be of days to come")
  func ahead() async throws {
    try await keep(
      .course(random, .placed, due: "2026-12-01"), .course(random, .placed, due: "2026-12-14"),
      .course(random, .placed, due: "2026-12-15"))
    let ahead = try await ShowStatistics(desk: shop.desk)(
      from: .on("2026-12-01"), to: .on("2026-12-14"), as: ExampleShop.theOperator)
    #expect(ahead.today == .on("2026-12-01"))
    #expect(ahead.orders == 2)
  }

  @Test("of an empty shop are all there, and all nothing")
  func empty() async throws {
    let empty = try await statistics()
    #expect(empty.from == .on("2026-11-25"))
    #expect(empty.to == .on("2026-12-01"))
    #expect(empty.days.map(\.total) == [0, 0, 0, 0, 0, 0, 0])
    #expect(empty.isComplete)
    #expect(empty.orders == 0)
    #expect(empty.revenue == [Money(amount: 0, currency: "EUR")])
    #expect(empty.baking == nil)
    #expect(empty.open == OpenOrders())
    #expect(empty.companies.map(\.companyID) == ["swift-wheels", "radkurier"])
    #expect(empty.outlook.map(\.producer.id) == ["backstube", "ofenliebe"])
  }

  @Test("count the orders of each due day of the window by where they stand, and what they cost")
  func days() async throws {
    try await keep(
      .course(random, .delivered, due: "2026-11-24"), .course(random, .delivered, due: "2026-11-25"),
      .course(random, .cancelled, due: "2026-11-25"),
      .course(random, .failed, due: "2026-11-28", fulfilled: "2026-11-28T06:00:00Z"),
      .course(random, .placed, due: "2026-12-01") { $0.items[0].quantity = 3 },
      .course(random, .placed, due: "2026-12-02"))
    let week = try await statistics()
    #expect(week.orders == 4)
    #expect(week.days.first == DayOrders(date: .on("2026-11-25"), counts: [.delivered: 1, .cancelled: 1]))
    #expect(week.days.map(\.total) == [2, 0, 0, 1, 0, 0, 1])
    // The cancelled and the failed one are not sold.
    #expect(week.cakes == 4)
    #expect(week.revenue == [Money(amount: 12_800, currency: "EUR")])
    #expect(try await statistics(days: 8).orders == 5)
  }

  @Test("know how long baking, delivering and collecting took")
  func times() async throws {
    try await keep(
      .course(
        random, .delivered, due: "2026-11-30", placed: "2026-11-29T08:00:00Z",
        fulfilled: "2026-11-30T07:00:00Z", sent: "2026-11-30T07:00:05Z", delivered: "2026-11-30T08:40:05Z",
        stars: 4),
      .course(
        random, .delivered, due: "2026-11-30", placed: "2026-11-29T08:00:00Z",
        fulfilled: "2026-11-30T09:00:00Z", delivered: "2026-11-30T12:00:00Z"
      ) { $0.handover = .pickup },
      .course(random, .placed, due: "2026-12-01"))
    let week = try await statistics()
    #expect(week.baking?.count == 2)
    #expect(week.baking?.median == .seconds(24 * 3600))
    #expect(week.delivering?.count == 1)
    #expect(week.delivering?.median == .seconds(6000))
    #expect(week.collecting?.median == .seconds(10_800))
    #expect(week.rating.average == 4)
    #expect(week.companies.first?.delivered == 1)
  }

  @Test("count for the company that was asked last, also where the shop has it no more")
  func companies() async throws {
    try await keep(
      .course(
        random, .delivered, due: "2026-11-30", fulfilled: "2026-11-30T07:00:00Z",
        sent: "2026-11-30T07:00:05Z", company: "gone", delivered: "2026-11-30T12:00:00Z"))
    let companies = try await statistics().companies
    #expect(companies.map(\.companyID) == ["swift-wheels", "radkurier", "gone"])
    #expect(companies.map(\.late) == [0, 0, 1])
  }

  @Test("leave the oldest days out, each as a whole, where there are too many orders")
  func tooMany() async throws {
    for day in 20...30 {
      for _ in 0..<3 { try await keep(.course(random, .delivered, due: "2026-11-\(day)")) }
    }
    let all = try await statistics(days: 30)
    #expect(all.isComplete)
    #expect(all.orders == 33)
    #expect(all.days.count == 30)
    // A week has 18 orders, with the day before it 21; the one before that does not fit.
    let some = try await statistics(days: 30, most: 22)
    #expect(!some.isComplete)
    #expect(some.orders == 21)
    #expect(some.days.first?.date == .on("2026-11-24"))
    #expect(some.days.map(\.total) == [3, 3, 3, 3, 3, 3, 3, 0])
    let few = try await statistics(days: 30, most: 7)
    #expect(few.orders == 6)
    #expect(few.days.map(\.total) == [3, 3, 0])
  }

  @Test("read page by page, however many orders there are on a day")
  func pages() async throws {
    for _ in 0..<450 { try await keep(.course(random, .delivered, due: "2026-11-30")) }
    #expect(try await statistics().orders == 450)
    let cut = try await statistics(days: 1, most: 10)
    #expect(cut.isComplete)
    try await keep(
      .course(random, .delivered, due: "2026-12-01"), .course(random, .placed, due: "2026-12-01"))
    let part = try await statistics(days: 7, most: 1)
    #expect(!part.isComplete)
    #expect(part.days.map(\.date) == [.on("2026-12-01")])
  }

  @Test("tell what is to be done now, whatever days are looked at")
  func open() async throws {
    shop.clock.set(.at("2026-12-01T11:30:00Z"))
    try await keep(
      // The morning's slot ended at 11:00 UTC.
      .course(random, .placed, due: "2026-12-01"),
      .course(random, .placed, due: "2026-12-01", slot: "afternoon"),
      .course(random, .placed, due: "2026-12-02"), .course(random, .placed, due: "2026-11-05"),
      .course(random, .fulfilled, due: "2026-12-03"), .course(random, .sentForDelivery, due: "2026-11-30"),
      .course(random, .failed, due: "2026-11-24"), .course(random, .failed, due: "2026-11-23"),
      .course(random, .delivered, due: "2026-12-01"))
    let open = try await statistics(days: 1).open
    #expect(open.toBakeToday == 2)
    #expect(open.overdueToBake == 2)
    #expect(open.waiting == 1)
    #expect(open.underWay == 1)
    #expect(open.overdueToHandOver == 1)
    #expect(open.overdue == 3)
    #expect(open.failed == 1)
    #expect(open.isComplete)
  }

  @Test("show how much of the next two weeks is taken, closed days among them")
  func outlook() async throws {
    try await keep(
      .course(random, .placed, due: "2026-12-01") { $0.effort = 5 },
      .course(random, .placed, due: "2026-12-14") { $0.producerID = "ofenliebe" },
      .course(random, .placed, due: "2026-12-15"))
    let outlook = try await statistics().outlook
    #expect(outlook.map(\.days.count) == [14, 14])
    let first = try #require(outlook.first)
    #expect(first.days.first == ProducerOutlook.Day(date: .on("2026-12-01"), taken: 5, isClosed: false))
    #expect(first.days.filter(\.isClosed).map(\.date) == [.on("2026-12-06"), .on("2026-12-13")])
    #expect(outlook.last?.days.map(\.taken) == Array(repeating: 0, count: 13) + [2])
  }
}
