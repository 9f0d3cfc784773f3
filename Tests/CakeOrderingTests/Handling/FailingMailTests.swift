import CakeOrdering
import CakeTesting
import Testing

@Suite("Mail that fails")
struct FailingMailTests {
  private let shop = ExampleShop()

  @Test("is tried again until it is accepted, and the log says what became of it")
  func retried() async throws {
    let id = try await shop.place().order.id
    shop.mail.fail(4)
    let first = try await shop.drain()
    #expect(first.map(\.isRetried) == [true, true])
    let log = shop.ports.notifications
    #expect(
      try await log.notifications(order: id, limit: 10).map(\.outcome)
        == [.failed("451 try again later"), .failed("451 try again later")])
    try await shop.drain(advancing: .seconds(60))
    #expect(shop.mails == ["backstube@example.com": ["newOrder"], "ada@example.com": ["confirmation"]])
    #expect(shop.mail.tries == 6)
    #expect(try await log.notifications(order: id, limit: 10).map(\.outcome) == [.sent, .sent])
    #expect(shop.clock.now().since(ManualClock.start) < .seconds(10))
  }

  @Test("for good is a dead letter at once, and holds up nothing else")
  func permanent() async throws {
    let id = try await shop.place().order.id
    shop.mail.fail(1, with: .permanent("550 no such user"))
    let steps = try await shop.drain()
    #expect(steps.count { $0.isDead } == 1 && steps.count { $0.isDone } == 1)
    let letters = try await shop.ports.messageDesk.messages(.dead, limit: 10, after: nil).messages
    #expect(letters.map(\.lastError) == ["550 no such user"])
    try await shop.fulfill(id)
    try await shop.drain()
    #expect(try await shop.order(id).status == .sentForDelivery)
    #expect(try await shop.ports.messageDesk.redrive(letters[0].id))
    try await shop.drain()
    #expect(try await shop.ports.messageDesk.messages(.dead, limit: 10, after: nil).count == 0)
  }

  @Test("for three days is given up then")
  func givenUp() async throws {
    try await shop.place()
    shop.mail.fail(1000)
    let steps = try await shop.drain(advancing: .seconds(10 * 86_400))
    #expect(steps.count { $0.isRetried } == 2 * 13)
    #expect(steps.count { $0.isDead } == 2)
    let lasted = try #require(steps.last).at.since(ManualClock.start)
    #expect(lasted > .seconds(2 * 86_400) && lasted < .seconds(4 * 86_400))
  }

  @Test("to the second of two producers does not reach the first again")
  func secondOfTwo() async throws {
    let id = try await shop.order(in: .placed).order.id
    try await shop.assign(id, to: "ofenliebe")
    let message = try #require(
      try await shop.ports.messages.lease(limit: 1, for: .zero, at: shop.clock.now()).first?.message)
    let handler = NotifyProducers(notifications: shop.notificationDesk)
    shop.mail.fail(1)
    await #expect(throws: HandlingError.self) { try await handler.handle(message) }
    try await handler.handle(message)
    try await handler.handle(message)
    #expect(shop.mails["ofenliebe@example.com"] == ["newOrder"])
    #expect(shop.mails["backstube@example.com"] == ["newOrder", "orderTakenOver"])
  }

  @Test("that reaches the customer has the tracking link, that to the producer has not")
  func trackingLink() async throws {
    let placed = try await shop.order(in: .placed)
    let link = "https://cakes.example.com/track/\(placed.order.id)/\(placed.token.text)"
    let texts = Dictionary(grouping: shop.mail.accepted, by: \.to.address.text).mapValues { $0.map(\.text) }
    #expect(texts["ada@example.com"]?.allSatisfy { $0.contains(link) } == true)
    #expect(texts["backstube@example.com"]?.contains { $0.contains(placed.token.text) } == false)
  }
}
