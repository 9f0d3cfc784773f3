import CakeOrdering
import CakeTesting
import Testing

@Suite("Placing an order")
struct PlaceOrderTests {
  private let shop = ExampleShop()

  @Test("freezes the menu's names, prices and taxes, and adds them up")
  func money() async throws {
    let order = try await shop.place(
      .example(items: [
        .init(cakeID: "victoria-sponge", quantity: 2, inscription: "Happy Birthday"),
        .init(cakeID: "lemon-tart", quantity: 3),
      ])
    ).order
    #expect(order.total == Money(amount: 2 * 3200 + 3 * 2450, currency: "EUR"))
    #expect(order.items.map(\.unitPrice.amount) == [3200, 2450])
    #expect(order.items.map(\.name) == ["Victoria sponge", "Lemon tart"])
    #expect(order.items.map(\.taxRate) == ["7.0", "7.0"])
    #expect(order.effort == 2 * 2 + 3)
    #expect(order.version == 1 && order.status == .placed)
    #expect(
      order.history == [
        HistoryEntry(at: ManualClock.start, by: .customer, action: .place, status: .placed, version: 1)
      ])
  }

  @Test("stores the order as it is answered, and announces it once")
  func stores() async throws {
    let backend = InMemoryBackend()
    let shop = ExampleShop(ports: StoragePorts(backend))
    let placed = try await shop.place()
    #expect(try await shop.order(placed.order.id) == placed.order)
    #expect(try await backend.placement(of: placed.order.id)?.token == placed.token)
    #expect(await backend.committedMessages.map(\.type) == [.orderPlaced])
  }

  @Test("needs neither handover nor slot nor telephone")
  func defaults() async throws {
    var request = PlaceOrderRequest.example(slot: nil)
    request.handover = nil
    request.phone = nil
    request.language = nil
    request.note = nil
    let order = try await shop.place(request).order
    #expect(order.handover == .delivery)
    #expect(order.slot == nil && order.slotStart == 0)
  }

  @Test("keeps no address of what is collected")
  func pickup() async throws {
    let order = try await shop.place(.example(handover: .pickup)).order
    #expect(order.handover == .pickup && order.address == nil)
  }

  @Test("is possible until the cut-off, and not a millisecond longer")
  func cutOff() async throws {
    shop.clock.set(.at("2026-12-21T13:00:00Z"))
    let order = try await shop.place().order
    #expect(order.cutOff == .at("2026-12-21T13:00:00Z"))
    shop.clock.advance(by: .milliseconds(1))
    let found = try await faults { try await shop.place() }
    #expect(
      found == [
        "/items/0/cakeId":
          "Victoria sponge could be ordered until 2026-12-21T13:00:00.000Z for that day and slot"
      ])
  }

  @Test("ends with the earliest cut-off of its cakes, and names each cake that is too late")
  func earliestCutOff() async throws {
    let request = PlaceOrderRequest.example(items: [
      .init(cakeID: "lemon-tart", quantity: 1), .init(cakeID: "victoria-sponge", quantity: 1),
      .init(cakeID: "wedding-cake", quantity: 1),
    ])
    // A week before nine o'clock on the 24th is nine o'clock on the 17th.
    #expect(try await shop.place(request).order.cutOff == .at("2026-12-16T11:00:00Z"))
    shop.clock.set(.at("2026-12-22T00:00:00Z"))
    let found = try await faults { try await shop.place(request) }
    #expect(Set(found.keys) == ["/items/1/cakeId", "/items/2/cakeId"])
  }

  @Test("is possible up to the booking horizon, on the shop's own calendar")
  func horizon() async throws {
    let shop = ExampleShop(.example(bookingHorizonDays: 30, closed: ClosedDays()))
    try await shop.place(.example(dueDate: "2026-12-31"))
    #expect(
      try await faults { try await shop.place(.example(dueDate: "2027-01-01")) }.keys.sorted() == ["/dueDate"]
    )
    // In Berlin the next day has begun.
    shop.clock.set(.at("2026-12-01T23:30:00Z"))
    try await shop.place(.example(dueDate: "2027-01-01"))
    let past = try await faults { try await shop.place(.example(dueDate: "2026-12-01")) }
    #expect(past == ["/dueDate": "is in the past"])
  }

  @Test("is refused on closed days", arguments: ["2026-12-06", "2026-12-25"])
  func closed(_ day: String) async throws {
    let found = try await faults { try await shop.place(.example(dueDate: day)) }
    #expect(found == ["/dueDate": "the shop is closed on that day"])
  }

  @Test("is refused for a slot that the shop does not have")
  func slots() async throws {
    let found = try await faults { try await shop.place(.example(slot: "midnight")) }
    #expect(found == ["/slot": "must be one of: morning, afternoon"])
  }
}
