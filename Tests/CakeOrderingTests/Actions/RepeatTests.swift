import CakeOrdering
import CakeTesting
import Testing

@Suite("A repeat")
struct RepeatTests {
  private let backend: InMemoryBackend
  private let shop: ExampleShop

  init() {
    backend = InMemoryBackend()
    shop = ExampleShop(ports: StoragePorts(backend))
  }

  /// Does it twice, and makes sure that the second time changes nothing.
  private func twice(_ act: () async throws -> Order) async throws {
    let first = try await act()
    let messages = await backend.committedMessages.count
    shop.clock.advance(by: .seconds(60))
    #expect(try await act() == first)
    #expect(try await shop.order(first.id) == first)
    #expect(await backend.committedMessages.count == messages)
  }

  @Test("of a fulfilment changes nothing, another's or another one is refused")
  func fulfilment() async throws {
    let id = try await shop.place().order.id
    let report = FulfilmentReport(note: "Keep cool")
    try await twice { try await shop.fulfill(id, report) }
    for attempt: (FulfilmentReport, Principal) in [
      (FulfilmentReport(), ExampleShop.producer), (report, ExampleShop.theOperator),
    ] {
      await #expect(throws: OrderingError.illegal(.fulfill, status: .fulfilled)) {
        try await shop.fulfill(id, attempt.0, as: attempt.1)
      }
    }
    try await shop.drain()
    #expect(try await shop.fulfill(id, report).status == .sentForDelivery)
  }

  @Test("of a delivery changes nothing, another's or another one is refused")
  func delivery() async throws {
    let id = try await shop.order(in: .sentForDelivery).order.id
    let report = DeliveryReport(review: 4)
    try await twice { try await shop.deliver(id, report) }
    for attempt: (DeliveryReport, Principal) in [
      (DeliveryReport(), ExampleShop.deliveryCompany), (report, ExampleShop.theOperator),
    ] {
      await #expect(throws: OrderingError.illegal(.deliver, status: .delivered)) {
        try await shop.deliver(id, attempt.0, as: attempt.1)
      }
    }
  }

  @Test("of a review changes nothing, another's or another one is refused")
  func review() async throws {
    let placed = try await shop.order(in: .delivered)
    let id = placed.order.id
    let customer = Principal.customer(placed.token)
    try await twice { try await shop.review(id, 5, "Delicious", as: customer) }
    for attempt: (Int, String?, Principal) in [
      (4, "Delicious", customer), (5, nil, customer), (5, "Delicious", ExampleShop.theOperator),
    ] {
      await #expect(throws: OrderingError.illegal(.review, status: .delivered)) {
        try await shop.review(id, attempt.0, attempt.1, as: attempt.2)
      }
    }
  }

  @Test("of a cancellation changes nothing, not even after the cut-off; another's or another one is refused")
  func cancellation() async throws {
    let placed = try await shop.place()
    let id = placed.order.id
    let customer = Principal.customer(placed.token)
    try await twice { try await shop.cancel(id, "Ill", as: customer) }
    shop.clock.set(.at("2026-12-24T00:00:00Z"))
    #expect(try await shop.cancel(id, "Ill", as: customer).version == 2)
    for attempt: (String?, Principal) in [(nil, customer), ("Ill", ExampleShop.theOperator)] {
      await #expect(throws: OrderingError.illegal(.cancel, status: .cancelled)) {
        try await shop.cancel(id, attempt.0, as: attempt.1)
      }
    }
    #expect(try await shop.reserved().isEmpty)
  }

  @Test("of a failure changes nothing, another one is refused")
  func failure() async throws {
    let id = try await shop.order(in: .fulfilled).order.id
    try await twice { try await shop.fail(id, "It was dropped") }
    await #expect(throws: OrderingError.illegal(.fail, status: .failed)) {
      try await shop.fail(id, "It was eaten")
    }
  }

  @Test("of an assignment to the same producer changes nothing")
  func assignment() async throws {
    let id = try await shop.place().order.id
    try await twice { try await shop.assign(id, to: "ofenliebe") }
    #expect(try await shop.order(id).version == 2)
  }

  @Test("of an erasure changes nothing")
  func erasure() async throws {
    let id = try await shop.order(in: .delivered).order.id
    try await twice { try await shop.erase(id) }
  }

  @Test("of a change whose answer was lost changes nothing")
  func lostAnswer() async throws {
    let id = try await shop.place().order.id
    await backend.fail(.lostAnswer)
    await #expect(throws: OrderingError.self) { try await shop.fulfill(id) }
    #expect(try await shop.fulfill(id).version == 2)
    #expect(await backend.committedMessages.map(\.type) == [.orderPlaced, .orderFulfilled])
  }
}
