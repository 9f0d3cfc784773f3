import CakeOrdering
import CakeTesting
import Testing

@Suite("A producer's capacity")
struct CapacityTests {
  private let shop = ExampleShop()

  private func sponges(_ quantity: Int) -> PlaceOrderRequest {
    .example(items: [.init(cakeID: "victoria-sponge", quantity: quantity)])
  }

  @Test("is taken from the first producer who bakes all cakes and has room")
  func assignment() async throws {
    #expect(try await shop.place(sponges(17)).order.producerID == "backstube")
    // Six units are left there, and eight at the other.
    #expect(try await shop.place(sponges(4)).order.producerID == "ofenliebe")
    #expect(try await shop.place(sponges(3)).order.producerID == "backstube")
    await #expect(throws: OrderingError.full(.on("2026-12-24"))) { try await shop.place(sponges(1)) }
    #expect(
      try await shop.reserved() == [
        CapacityKey(producerID: "backstube", date: .on("2026-12-24")): 40,
        CapacityKey(producerID: "ofenliebe", date: .on("2026-12-24")): 8,
      ])
    #expect(try await shop.place(.example(dueDate: "2026-12-23")).order.producerID == "backstube")
  }

  @Test("of a producer who does not bake all cakes is not used")
  func bakesAll() async throws {
    try await shop.place(sponges(20))
    let mixed = PlaceOrderRequest.example(items: [
      .init(cakeID: "victoria-sponge", quantity: 1), .init(cakeID: "lemon-tart", quantity: 1),
    ])
    await #expect(throws: OrderingError.full(.on("2026-12-24"))) { try await shop.place(mixed) }
  }

  @Test("that no producer ever has is full from the start")
  func tooMuch() async throws {
    await #expect(throws: OrderingError.full(.on("2026-12-24"))) { try await shop.place(sponges(21)) }
    #expect(try await shop.reserved().isEmpty)
  }

  @Test("that nobody could ever have is told apart from a full day")
  func obstacles() {
    let menu = shop.desk.shop
    #expect(menu.obstacle(toBaking: ["victoria-sponge"], effort: 40) == nil)
    #expect(menu.obstacle(toBaking: ["victoria-sponge"], effort: 41) == .moreThanADay)
    #expect(menu.producers(baking: ["victoria-sponge"], effort: 9).map(\.id) == ["backstube"])
    #expect(menu.producers(baking: ["victoria-sponge", "lemon-tart"], effort: 1).map(\.id) == ["backstube"])
    let small = Shop.example(producers: [[Producer].example[1]])
    #expect(small.obstacle(toBaking: ["victoria-sponge", "lemon-tart"], effort: 1) == .nobodyBakesAll)
  }

  @Test("goes to one of a thousand customers who want the last place at once")
  func lastPlace() async throws {
    try await shop.place(sponges(20))
    try await shop.place(sponges(3))
    let results = await withTaskGroup(of: OrderingError?.self) { group in
      for index in 0..<1000 {
        group.addTask {
          do throws(OrderingError) {
            try await shop.place(.example(email: "customer-\(index)@example.com"))
            return nil
          } catch {
            return error
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.count { $0 == nil } == 1)
    #expect(results.count { $0 == .full(.on("2026-12-24")) } == 999)
  }

  @Test("comes back when an order is cancelled")
  func cancelled() async throws {
    let placed = try await shop.place(sponges(20))
    try await shop.place(sponges(4))
    await #expect(throws: OrderingError.full(.on("2026-12-24"))) { try await shop.place(sponges(1)) }
    try await shop.cancel(placed.order.id, as: .customer(placed.token))
    #expect(try await shop.place(sponges(20)).order.producerID == "backstube")
  }
}
