import CakeOrdering
import CakeTesting
import Testing

@Suite("An order's way")
struct UsualWayTests {
  private let backend: InMemoryBackend
  private let shop: ExampleShop

  init() {
    backend = InMemoryBackend()
    shop = ExampleShop(ports: StoragePorts(backend))
  }

  @Test("of delivery leads from the order to feedback")
  func delivery() async throws {
    let placed = try await shop.place()
    let id = placed.order.id
    try await shop.drain()
    #expect(shop.mails == ["backstube@example.com": ["newOrder"], "ada@example.com": ["confirmation"]])
    try await shop.fulfill(id, FulfilmentReport(note: "Keep cool"))
    try await shop.drain()
    let sent = try await shop.order(id)
    #expect(sent.status == .sentForDelivery && sent.deliveryCompanyID == "swift-wheels")
    let request = try #require(shop.webhooks.accepted.first)
    #expect(request.company == "swift-wheels")
    #expect(request.webhook.id == "\(id)_3_delivery-requests")
    #expect(
      request.webhook.content
        == .deliveryRequested(
          DeliveryInstructions(
            orderID: id, number: placed.order.number,
            pickup: .init(name: shop.shop.name, address: shop.shop.address),
            dropoff: .init(
              name: "Ada Baker", address: "1 Main Street, Springfield", phone: "+44 20 7946 0000"),
            dueDate: .on("2026-12-24"), slot: shop.shop.slot("morning"),
            callbackURL: "https://cakes.example.com/orders/\(id)/delivery")))
    try await shop.deliver(id, DeliveryReport(receivedBy: "Bo", review: 4, comment: "Friendly"))
    try await shop.review(id, 5, "Delicious", as: .customer(placed.token))
    try await shop.drain()
    #expect(shop.mails["ada@example.com"] == ["confirmation", "onItsWay", "delivered"])
    #expect(shop.webhooks.accepted.map(\.webhook.id).dropFirst() == ["\(id)_4_delivery-reviews", "\(id)_5"])
    let order = try await shop.order(id)
    #expect(order.status == .delivered && order.version == 5)
    #expect(order.history.map(\.action) == [.place, .fulfill, .send, .deliver, .review])
    #expect(order.history.map(\.version) == [1, 2, 3, 4, 5])
    #expect(
      order.history.map(\.by) == [
        .customer, Party(.producer, "backstube"), .system, Party(.deliveryCompany, "swift-wheels"), .customer,
      ])
    #expect(try await backend.nextDue() == nil)
  }

  @Test("of pickup leads over the counter, with no delivery company told anything")
  func pickup() async throws {
    let placed = try await shop.place(.example(handover: .pickup))
    let id = placed.order.id
    try await shop.fulfill(id)
    try await shop.drain()
    #expect(try await shop.order(id).status == .fulfilled)
    #expect(shop.mails["ada@example.com"] == ["confirmation", "readyForPickup"])
    try await shop.deliver(id, as: ExampleShop.producer)
    try await shop.review(id, 3, as: .customer(placed.token))
    try await shop.drain()
    #expect(shop.mails["ada@example.com"] == ["confirmation", "readyForPickup", "delivered"])
    #expect(shop.webhooks.tries.isEmpty)
    #expect(try await shop.order(id).history.map(\.action) == [.place, .fulfill, .deliver, .review])
  }

  @Test("ends with a cancellation of which producer and customer are told")
  func cancelled() async throws {
    let placed = try await shop.order(in: .placed)
    try await shop.cancel(placed.order.id, "Too late", as: .customer(placed.token))
    try await shop.drain()
    #expect(shop.mails["backstube@example.com"] == ["newOrder", "orderCancelled"])
    #expect(shop.mails["ada@example.com"] == ["confirmation", "cancelled"])
    #expect(try await shop.reserved().isEmpty)
  }

  @Test("ends with a failure of which the customer is told")
  func failed() async throws {
    let placed = try await shop.order(in: .failed)
    #expect(placed.order.status == .failed)
    #expect(placed.order.history.last?.note == "It was dropped")
    #expect(shop.mails["ada@example.com"]?.last == "failed")
  }

  @Test("is gone by the operator for any party, as the history says")
  func operatorActs() async throws {
    let party = Party(.operator, "olga")
    let id = try await shop.place().order.id
    try await shop.fulfill(id, as: ExampleShop.theOperator)
    try await shop.drain()
    try await shop.deliver(id, as: ExampleShop.theOperator)
    try await shop.review(id, 5, as: ExampleShop.theOperator)
    let order = try await shop.order(id)
    #expect(order.history.map(\.by) == [.customer, party, .system, party, party])
    #expect(order.review?.by == party && order.delivery?.by == party && order.fulfilment?.by == party)
  }

  @Test("carries the trace of each request into the messages that follow from it")
  func trace() async throws {
    let trace = TraceContext(random: SeededRandomSource())
    let placed = try await PlaceOrder(desk: shop.desk)(.example(), trace: trace)
    let other = trace.child(random: SeededRandomSource())
    _ = try await FulfillOrder(desk: shop.desk)(
      FulfilmentReport(), of: placed.order.id, as: ExampleShop.producer, trace: other)
    try await shop.drain()
    #expect(await backend.committedMessages.map(\.trace) == [trace, other, other, other])
    #expect(shop.webhooks.accepted.map(\.webhook.trace) == [other])
  }
}
