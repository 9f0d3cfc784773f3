import CakeOrdering
import CakeTesting
import Testing

@Suite("An order placed with an idempotency key")
struct IdempotencyTests {
  private let backend: InMemoryBackend
  private let shop: ExampleShop
  private let key: IdempotencyKey

  init() throws {
    backend = InMemoryBackend()
    shop = ExampleShop(ports: StoragePorts(backend))
    key = try #require(IdempotencyKey(header: "order-1"))
  }

  @Test("is found by the same request, with the same token, and not placed twice")
  func replay() async throws {
    let first = try await shop.place(key: key)
    let second = try await shop.place(key: key)
    #expect(second.order == first.order)
    #expect(second.token == first.token)
    #expect(await backend.committedMessages.count == 1)
    #expect(try await shop.reserved().values.map(\.self) == [2])
  }

  @Test("is found after it has moved on, and when it could not be placed any more")
  func replayLater() async throws {
    let first = try await shop.place(key: key)
    try await shop.fulfill(first.order.id)
    shop.clock.set(.at("2026-12-31T00:00:00Z"))
    let second = try await shop.place(key: key)
    #expect(second.order.status == .fulfilled)
    #expect(second.token == first.token)
  }

  @Test("is not found by another request")
  func otherBody() async throws {
    try await shop.place(key: key)
    var others: [PlaceOrderRequest] = []
    for change: (inout PlaceOrderRequest) -> Void in [
      { $0.name = "Bo" }, { $0.phone = nil }, { $0.slot = nil }, { $0.note = "" }, { $0.handover = nil },
      { $0.items?.append(.init(cakeID: "lemon-tart", quantity: 1)) }, { $0.items?[0].quantity = 2 },
      { $0.items?[0].inscription = "" }, { $0.avoidAllergens = [] }, { $0.language = nil },
      { $0.dueDate = "2026-12-23" }, { $0.address = "2 Main Street" },
    ] {
      var request = PlaceOrderRequest.example()
      change(&request)
      others.append(request)
    }
    for request in others {
      await #expect(throws: OrderingError.idempotencyKeyReused) { try await shop.place(request, key: key) }
    }
    #expect(await backend.allOrders.count == 1)
  }

  @Test("is another one for another customer, and for the same customer's email in another case the same")
  func emails() async throws {
    let first = try await shop.place(key: key)
    let other = try await shop.place(.example(email: "bo@example.com"), key: key)
    #expect(other.order.id != first.order.id)
    // The same key, but not the same body.
    await #expect(throws: OrderingError.idempotencyKeyReused) {
      try await shop.place(.example(email: "ADA@example.com"), key: key)
    }
  }

  @Test("is the same for the same domain, however its letters are composed")
  func composition() async throws {
    _ = try await shop.place(.example(email: "ada@b\u{FC}cher.example"), key: key)
    await #expect(throws: OrderingError.idempotencyKeyReused) {
      try await shop.place(.example(email: "ada@bu\u{308}cher.example"), key: key)
    }
  }

  @Test("is placed once, whoever of many at once comes first")
  func concurrent() async throws {
    let placed = try await withThrowingTaskGroup(of: PlaceOrder.Placed.self) { group in
      for _ in 0..<50 { group.addTask { try await shop.place(key: key) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(placed.map(\.order)).count == 1)
    #expect(Set(placed.map(\.token)).count == 1)
    #expect(await backend.committedMessages.count == 1)
  }

  @Test("is placed once for the last place, though many ask at once")
  func concurrentLastPlace() async throws {
    try await shop.place(.example(items: [.init(cakeID: "victoria-sponge", quantity: 20)]))
    try await shop.place(.example(items: [.init(cakeID: "victoria-sponge", quantity: 3)]))
    let placed = try await withThrowingTaskGroup(of: PlaceOrder.Placed.self) { group in
      for _ in 0..<50 { group.addTask { try await shop.place(key: key) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(placed.map(\.order)).count == 1)
  }

  @Test("is found again after the answer was lost")
  func lostAnswer() async throws {
    await backend.fail(.lostAnswer)
    await #expect(throws: OrderingError.self) { try await shop.place(key: key) }
    try await shop.place(key: key)
    #expect(await backend.allOrders.count == 1)
    #expect(await backend.committedMessages.count == 1)
  }

  @Test("is not kept if it was refused, so that it can be mended")
  func refused() async throws {
    _ = try await faults { try await shop.place(.example(slot: "midnight"), key: key) }
    try await shop.place(key: key)
    #expect(await backend.allOrders.count == 1)
  }
}
