import CakeOrdering
import CakeTesting
import Testing

@Suite("A delivery request")
struct RequestDeliveryTests {
  private let shop = ExampleShop()
  private let radkurier = Principal.staff(Party(.deliveryCompany, "radkurier"))

  @Test("goes to the company that the producer named")
  func named() async throws {
    let id = try await shop.place().order.id
    try await shop.fulfill(id, FulfilmentReport(deliveryCompanyID: "radkurier"))
    try await shop.drain()
    #expect(try await shop.order(id).deliveryCompanyID == "radkurier")
    #expect(shop.webhooks.accepted.map(\.company) == ["radkurier"])
  }

  @Test("to another company overtakes the older one, which nobody hears of any more")
  func overtakes() async throws {
    let id = try await shop.place().order.id
    try await shop.fulfill(id)
    shop.webhooks.fail(1)
    try await shop.drain()
    #expect(shop.webhooks.tries.map(\.company) == ["swift-wheels"])
    let order = try await shop.requestDelivery(id, from: "radkurier")
    #expect(order.status == .sentForDelivery && order.version == 4)
    try await shop.drain(advancing: .seconds(3600))
    #expect(shop.webhooks.accepted.map(\.company) == ["radkurier"])
    #expect(shop.webhooks.tries.map(\.company) == ["swift-wheels", "radkurier"])
    await #expect(throws: OrderingError.notFound) { try await shop.deliver(id) }
    #expect(try await shop.deliver(id, as: radkurier).status == .delivered)
    // The customer is told once that it is on its way.
    #expect(shop.mails["ada@example.com"]?.filter { $0 == "onItsWay" }.count == 1)
  }

  @Test("to the same company again is sent again, under an id of its own")
  func again() async throws {
    let id = try await shop.order(in: .sentForDelivery).order.id
    try await shop.requestDelivery(id, from: "swift-wheels")
    try await shop.drain()
    #expect(shop.webhooks.accepted.map(\.company) == ["swift-wheels", "swift-wheels"])
    #expect(Set(shop.webhooks.accepted.map(\.webhook.id)).count == 2)
  }

  @Test("by the operator before the system's own leaves that nothing to do")
  func beforeTheSystem() async throws {
    let id = try await shop.order(in: .fulfilled).order.id
    try await shop.requestDelivery(id, from: "radkurier")
    try await shop.drain()
    #expect(shop.webhooks.accepted.map(\.company) == ["radkurier"])
    #expect(try await shop.order(id).history.map(\.action) == [.place, .fulfill, .requestDelivery])
    #expect(shop.mails["ada@example.com"] == ["confirmation", "onItsWay"])
  }

  @Test("needs a company that the shop knows")
  func unknown() async throws {
    let id = try await shop.order(in: .fulfilled).order.id
    for company in ["nobody", nil] {
      #expect(
        try await faults { try await shop.requestDelivery(id, from: company) }.keys.sorted() == [
          "/deliveryCompanyId"
        ])
    }
  }
}
