import CakeOrdering
import CakeTesting
import Testing

@Suite("A list of orders")
struct ListOrdersTests {
  private let shop = ExampleShop()

  private func list(_ principal: Principal, _ change: (inout ListOrders.Request) -> Void = { _ in })
    async throws -> [OrderID]
  {
    var request = ListOrders.Request()
    change(&request)
    return try await ListOrders(desk: shop.desk)(request, as: principal).orders.map(\.id)
  }

  @Test("shows a producer and a delivery company their own, the operator all, and nobody else any")
  func scopes() async throws {
    let first = try await shop.order(in: .sentForDelivery).order.id
    let second = try await shop.place(.example(slot: "afternoon")).order.id
    try await shop.assign(second, to: "ofenliebe")
    #expect(try await list(ExampleShop.theOperator) == [first, second])
    #expect(try await list(ExampleShop.producer) == [first])
    #expect(try await list(.staff(Party(.producer, "ofenliebe"))) == [second])
    #expect(try await list(ExampleShop.deliveryCompany) == [first])
    #expect(try await list(.staff(Party(.deliveryCompany, "radkurier"))).isEmpty)
    let stranger = Principal.customer(TrackingToken(random: shop.random))
    for principal in [Principal.anonymous, stranger] {
      await #expect(throws: OrderingError.unauthenticated) { try await list(principal) }
    }
    await #expect(throws: OrderingError.forbidden) { try await list(.staff(Party(.producer, nil))) }
  }

  @Test("is searched by number, as people write it, and by email, whatever the days")
  func searches() async throws {
    let order = try await shop.place().order
    shop.clock.advance(by: .seconds(400 * 86_400))
    #expect(try await list(ExampleShop.theOperator).isEmpty)
    let number = order.number.description.lowercased()
    #expect(try await list(ExampleShop.theOperator) { $0.q = number } == [order.id])
    #expect(try await list(ExampleShop.theOperator) { $0.q = "ADA@example.com" } == [order.id])
    #expect(try await list(ExampleShop.producer) { $0.q = number } == [order.id])
    #expect(try await list(.staff(Party(.producer, "ofenliebe"))) { $0.q = number }.isEmpty)
    #expect(try await list(ExampleShop.theOperator) { $0.q = "bo@example.com" }.isEmpty)
    #expect(
      try await faults { _ = try await list(ExampleShop.theOperator) { $0.q = "Ada" } }.keys.sorted() == [
        "/q"
      ])
  }

  @Test("goes from a week ago to the booking horizon, where no days are named")
  func defaults() async throws {
    var ids: [OrderID] = []
    for day in ["2026-12-09", "2026-12-10", "2027-03-01"] {
      ids.append(try await shop.place(.example(dueDate: day)).order.id)
    }
    shop.clock.set(.at("2026-12-17T12:00:00Z"))
    #expect(try await list(ExampleShop.theOperator) == Array(ids.dropFirst()))
    #expect(
      try await list(ExampleShop.theOperator) {
        $0.from = "2026-12-09"; $0.to = "2026-12-10"
      } == Array(ids.prefix(2)))
  }

  @Test("goes on where the page before ended")
  func pages() async throws {
    var ids: [OrderID] = []
    for _ in 0..<5 {
      ids.append(try await shop.place().order.id)
      shop.clock.advance(by: .milliseconds(1))
    }
    var request = ListOrders.Request()
    request.limit = 2
    var found: [[OrderID]] = []
    repeat {
      let page = try await ListOrders(desk: shop.desk)(request, as: ExampleShop.theOperator)
      found.append(page.orders.map(\.id))
      request.cursor = page.next?.description
    } while request.cursor != nil
    #expect(found == [Array(ids[0..<2]), Array(ids[2..<4]), [ids[4]]])
  }

  @Test("is refused for what cannot be, all at once")
  func refuses() async throws {
    let found = try await faults {
      _ = try await list(ExampleShop.theOperator) {
        $0.from = "x"
        $0.to = "y"
        $0.status = "eaten"
        $0.limit = 201
        $0.cursor = "z"
      }
    }
    #expect(found.keys.sorted() == ["/cursor", "/from", "/limit", "/status", "/to"])
    #expect(
      try await faults {
        _ = try await list(ExampleShop.theOperator) {
          $0.from = "2026-01-01"; $0.to = "2027-01-02"
        }
      }.keys.sorted() == ["/to"])
    #expect(
      try await list(ExampleShop.theOperator) {
        $0.from = "2026-01-01"; $0.to = "2027-01-01"
      }.isEmpty)
  }
}
