import CakeOrdering
import CakeTesting
import Testing

@Suite("A notification that the operator wants sent again")
struct ResendingTests {
  private let shop = ExampleShop()

  private func resend(_ id: String, as principal: Principal = ExampleShop.theOperator) async throws {
    try await ResendNotification(
      desk: shop.desk, log: shop.ports.notifications, messages: shop.ports.messageDesk)(id, as: principal)
  }

  /// The notification about an order that had a subject.
  private func notification(_ id: OrderID, _ subject: String) async throws -> Notification {
    let sent = try await shop.ports.notifications.notifications(order: id, limit: 50)
    return try #require(sent.first { $0.subject == subject })
  }

  /// What is sent again of it, once what is on its way has been handled.
  private func count(_ subject: String, of id: OrderID) async throws -> Int {
    try await shop.drain()
    return try await shop.ports.notifications.notifications(order: id, limit: 50).count {
      $0.subject == subject
    }
  }

  @Test("is sent again though it was accepted, each time anew")
  func again() async throws {
    let id = try await shop.order(in: .placed).order.id
    let confirmation = try await notification(id, "confirmation")
    for _ in 0..<2 { try await resend(confirmation.id) }
    try await shop.drain()
    #expect(shop.mails["ada@example.com"] == ["confirmation", "confirmation", "confirmation"])
    #expect(shop.mails["backstube@example.com"] == ["newOrder"])
    #expect(Set(shop.mail.accepted.map(\.id)).count == 4)
    await #expect(throws: OrderingError.notFound) { try await resend("nothing") }
    await #expect(throws: OrderingError.forbidden) {
      try await resend(confirmation.id, as: ExampleShop.producer)
    }
  }

  @Test("is refused if it asks a company that the order is not to be delivered by any more")
  func overtakenRequest() async throws {
    let id = try await shop.order(in: .sentForDelivery).order.id
    let request = try await notification(id, "delivery.requested")
    try await resend(request.id)
    #expect(try await count("delivery.requested", of: id) == 2)
    try await shop.requestDelivery(id, from: "radkurier")
    await #expect(throws: OrderingError.overtaken(status: .sentForDelivery)) { try await resend(request.id) }
    #expect(try await count("delivery.requested", of: id) == 3)
    #expect(shop.webhooks.accepted.map(\.company) == ["swift-wheels", "swift-wheels", "radkurier"])
    try await shop.deliver(id, as: .staff(Party(.deliveryCompany, "radkurier")))
    try await shop.drain()
    for notification in try await shop.ports.notifications.notifications(order: id, limit: 50)
    where notification.subject == "delivery.requested" {
      await #expect(throws: OrderingError.overtaken(status: .delivered)) { try await resend(notification.id) }
    }
    let feedback = try await notification(id, "delivery.feedback")
    try await resend(feedback.id)
    #expect(try await count("delivery.feedback", of: id) == 2)
  }

  @Test("is refused if it tells a baker to bake what another bakes or what is baked")
  func overtakenAnnouncement() async throws {
    let id = try await shop.order(in: .placed).order.id
    let first = try await notification(id, "newOrder")
    try await shop.assign(id, to: "ofenliebe")
    try await shop.drain()
    await #expect(throws: OrderingError.overtaken(status: .placed)) { try await resend(first.id) }
    let takenOver = try await notification(id, "orderTakenOver")
    try await resend(takenOver.id)
    #expect(try await count("orderTakenOver", of: id) == 2)
    try await shop.fulfill(id, as: .staff(Party(.producer, "ofenliebe")))
    for notification in try await shop.ports.notifications.notifications(order: id, limit: 50)
    where notification.subject == "newOrder" {
      await #expect(throws: OrderingError.overtaken(status: .fulfilled)) { try await resend(notification.id) }
    }
  }

  @Test("is refused if nobody is left to write to")
  func erased() async throws {
    let id = try await shop.order(in: .delivered).order.id
    let notification = try await notification(id, "confirmation")
    try await shop.erase(id)
    await #expect(throws: OrderingError.notFound) { try await resend(notification.id) }
    // One about an order erased by a store that keeps its log a little longer.
    var webhook = notification
    webhook.medium = .webhook
    try await shop.ports.notifications.record(webhook)
    await #expect(throws: OrderingError.overtaken(status: .delivered)) { try await resend(webhook.id) }
  }
}
