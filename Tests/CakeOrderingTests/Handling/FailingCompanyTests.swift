import CakeOrdering
import CakeTesting
import Testing

@Suite("A delivery company")
struct FailingCompanyTests {
  private let backend: InMemoryBackend
  private let shop: ExampleShop

  init() {
    backend = InMemoryBackend()
    shop = ExampleShop(ports: StoragePorts(backend))
  }

  private func fulfilled() async throws -> OrderID { try await shop.order(in: .fulfilled).order.id }

  @Test("that does not answer is asked again, under the same id")
  func retried() async throws {
    _ = try await fulfilled()
    shop.webhooks.fail(2, with: .unreachable("no connection"))
    shop.webhooks.fail(1, with: .failed(status: 500, retryAfter: nil))
    try await shop.drain(advancing: .seconds(120))
    #expect(shop.webhooks.tries.count == 4)
    #expect(shop.webhooks.tries.allSatisfy { $0 == shop.webhooks.tries[0] })
    #expect(shop.webhooks.accepted.count == 1)
    #expect(try await backend.deliveryCompanyStates()["swift-wheels"]?.lastAnswer == "200")
  }

  @Test("that asks for time gets it")
  func retryAfter() async throws {
    _ = try await fulfilled()
    shop.webhooks.fail(1, with: .failed(status: 429, retryAfter: .seconds(90)))
    try await shop.drain(advancing: .milliseconds(89_999))
    #expect(shop.webhooks.accepted.isEmpty)
    try await shop.drain(advancing: .seconds(90))
    #expect(shop.webhooks.accepted.count == 1)
  }

  @Test("that refuses is not asked again, and the operator finds a dead letter")
  func refused() async throws {
    let id = try await fulfilled()
    shop.webhooks.fail(1, with: .refused(status: 400))
    try await shop.drain(advancing: .seconds(86_400))
    #expect(shop.webhooks.tries.count == 1)
    let letters = try await backend.messages(.dead, limit: 10, after: nil).messages
    #expect(letters.map(\.lastError) == ["the delivery company answered 400"])
    let log = try await backend.notifications(order: id, limit: 10).filter { $0.medium == .webhook }
    #expect(log.map(\.outcome) == [.failed("the delivery company answered 400")])
    #expect(log.map(\.recipient) == ["swift-wheels"])
  }

  @Test("that is gone is disabled, and the next order goes to another, until it is enabled again")
  func gone() async throws {
    _ = try await fulfilled()
    shop.webhooks.fail(1, with: .gone)
    try await shop.drain()
    let state = try #require(try await backend.deliveryCompanyStates()["swift-wheels"])
    #expect(state.disabledAt == shop.clock.now() && state.lastAnswer == "the delivery company answered 410")
    let second = try await fulfilled()
    try await shop.drain()
    #expect(try await shop.order(second).deliveryCompanyID == "radkurier")
    try await backend.enable("swift-wheels")
    let third = try await fulfilled()
    try await shop.drain()
    #expect(try await shop.order(third).deliveryCompanyID == "swift-wheels")
    #expect(shop.webhooks.accepted.map(\.company) == ["radkurier", "swift-wheels"])
  }

  @Test("that is disabled is told nothing, not even what was on its way to it")
  func disabled() async throws {
    _ = try await fulfilled()
    shop.webhooks.fail(1)
    try await shop.drain()
    try await backend.disable("swift-wheels", at: shop.clock.now())
    try await shop.drain(advancing: .seconds(60))
    #expect(shop.webhooks.tries.count == 1)
    try await backend.enable("swift-wheels")
    try await shop.drain(advancing: .seconds(3600))
    #expect(shop.webhooks.accepted.count == 1)
  }

  @Test("is found later, where all are disabled now")
  func allDisabled() async throws {
    for company in shop.shop.deliveryCompanies { try await backend.disable(company.id, at: shop.clock.now()) }
    let id = try await fulfilled()
    try await shop.drain()
    #expect(try await shop.order(id).status == .fulfilled)
    try await backend.enable("radkurier")
    try await shop.drain(advancing: .seconds(10))
    #expect(try await shop.order(id).deliveryCompanyID == "radkurier")
  }
}
