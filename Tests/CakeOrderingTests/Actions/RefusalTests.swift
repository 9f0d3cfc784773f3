import CakeOrdering
import CakeTesting
import Testing

@Suite("What is refused")
struct RefusalTests {
  private let shop = ExampleShop()

  @Test(
    "is every action in a state that does not allow it, by the state's name", arguments: OrderStatus.allCases)
  func illegalStates(_ status: OrderStatus) async throws {
    let id = try await shop.order(in: status).order.id
    let actions: [(OrderAction, () async throws -> Order)] = [
      (
        .fulfill, { try await shop.fulfill(id, FulfilmentReport(note: "again"), as: ExampleShop.theOperator) }
      ),
      (
        .deliver,
        { try await shop.deliver(id, DeliveryReport(comment: "again"), as: ExampleShop.theOperator) }
      ),
      (.cancel, { try await shop.cancel(id, "again", as: ExampleShop.theOperator) }),
      (.fail, { try await shop.fail(id, "again") }),
      (.assign, { try await shop.assign(id, to: "ofenliebe") }),
      (.requestDelivery, { try await shop.requestDelivery(id, from: "radkurier") }),
      (.review, { try await shop.review(id, 5, as: ExampleShop.theOperator) }),
    ]
    for (action, act) in actions
    where OrderTransitions.target(of: action, from: status, .delivery) == nil {
      await #expect(throws: OrderingError.illegal(action, status: status)) { _ = try await act() }
    }
    #expect(try await shop.order(id).status == status)
  }

  @Test("is a customer's cancellation after the cut-off, but not the operator's")
  func cutOff() async throws {
    let placed = try await shop.place()
    let id = placed.order.id
    shop.clock.set(placed.order.cutOff.adding(.milliseconds(1)))
    await #expect(throws: OrderingError.cutOffPassed(placed.order.cutOff)) {
      try await shop.cancel(id, as: .customer(placed.token))
    }
    shop.clock.set(placed.order.cutOff)
    #expect(try await shop.cancel(id, as: .customer(placed.token)).status == .cancelled)
    shop.clock.set(ManualClock.start)
    let other = try await shop.place().order.id
    shop.clock.set(.at("2026-12-24T07:00:00Z"))
    #expect(try await shop.cancel(other, as: ExampleShop.theOperator).status == .cancelled)
  }

  @Test("is a delivery before the fulfilment or in the future, five minutes of wrong clocks aside")
  func deliveryTimes() async throws {
    let id = try await shop.place().order.id
    shop.clock.set(.at("2026-12-24T07:00:00.900Z"))
    try await shop.fulfill(id)
    try await shop.drain()
    shop.clock.advance(by: .seconds(3600))
    for wrong in ["2026-12-24T06:59:59.999Z", "2026-12-24T08:05:00.901Z", "0001-01-01T00:00:00+23:59"] {
      let found = try await faults { try await shop.deliver(id, DeliveryReport(deliveredAt: .at(wrong))) }
      #expect(found.keys.sorted() == ["/deliveredAt"])
    }
    // A clock of whole seconds may lie just before the fulfilment.
    let order = try await shop.deliver(id, DeliveryReport(deliveredAt: .at("2026-12-24T07:00:00Z")))
    #expect(order.delivery?.at == .at("2026-12-24T07:00:00Z"))
  }

  @Test("are reports with texts too long and ratings out of bounds, all at once")
  func reports() async throws {
    let long = String(repeating: "x", count: 1001)
    let placed = try await shop.place()
    let id = placed.order.id
    let company = FulfilmentReport(note: long, deliveryCompanyID: "nobody")
    #expect(
      try await faults { try await shop.fulfill(id, company) }.keys.sorted() == [
        "/deliveryCompanyId", "/note",
      ])
    #expect(
      try await faults { try await shop.cancel(id, long, as: ExampleShop.theOperator) }.keys.sorted() == [
        "/reason"
      ])
    try await shop.fulfill(id)
    #expect(try await faults { try await shop.fail(id, nil) }.keys.sorted() == ["/reason"])
    #expect(try await faults { try await shop.fail(id, "  ") }.keys.sorted() == ["/reason"])
    try await shop.drain()
    let report = DeliveryReport(receivedBy: "Bo\n", review: 6, comment: long)
    #expect(
      try await faults { try await shop.deliver(id, report) }.keys.sorted()
        == ["/comment", "/receivedBy", "/review"])
    try await shop.deliver(id)
    for rating in [nil, 0, 6] {
      let found = try await faults { try await shop.review(id, rating, long, as: .customer(placed.token)) }
      #expect(found.keys.sorted() == ["/comment", "/rating"])
    }
  }

  @Test("is a delivery company for what is collected")
  func companyForPickup() async throws {
    let id = try await shop.place(.example(handover: .pickup)).order.id
    let report = FulfilmentReport(deliveryCompanyID: "radkurier")
    #expect(try await faults { try await shop.fulfill(id, report) }.keys.sorted() == ["/deliveryCompanyId"])
  }

  @Test("is what could not be read, beside what is wrong")
  func unreadable() async throws {
    let id = try await shop.order(in: .delivered).order.id
    let found = try await faults {
      _ = try await ReviewOrder(desk: shop.desk)(
        rating: nil, comment: "x\n", of: id, as: ExampleShop.theOperator,
        unreadable: [Fault("/rating", "must be a whole number")])
    }
    #expect(found["/rating"] == "must be a whole number")
    #expect(found.keys.sorted() == ["/comment", "/rating"])
  }

  @Test("is one of two contradicting actions at once, never both and never none")
  func contradiction() async throws {
    for _ in 0..<50 {
      let placed = try await shop.place(.example(dueDate: "2026-12-23"))
      let id = placed.order.id
      async let fulfilled = Result { try await shop.fulfill(id) }
      async let cancelled = Result { try await shop.cancel(id, as: .customer(placed.token)) }
      let successes = await [fulfilled, cancelled].compactMap { try? $0.get() }
      #expect(successes.count == 1)
      #expect(try await shop.order(id).status == successes.first?.status)
      if successes.first?.status == .fulfilled { try await shop.fail(id) }
      shop.clock.advance(by: .milliseconds(1))
      if try await shop.reserved().values.reduce(0, +) > 30 { break }
    }
  }
}

extension Result where Failure == any Error {
  fileprivate init(_ body: () async throws -> Success) async {
    do {
      self = .success(try await body())
    } catch {
      self = .failure(error)
    }
  }
}
