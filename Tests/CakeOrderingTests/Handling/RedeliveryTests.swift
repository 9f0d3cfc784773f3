import CakeOrdering
import CakeTesting
import Testing

@Suite("Messages that come twice, late and in any order")
struct RedeliveryTests {
  /// Where an order ends, and what was sent on its way there.
  struct Ending: Equatable {
    var status: OrderStatus
    var actions: Set<OrderAction>
    var emails: [String: Int]
    var webhooks: [String: Int]
  }

  /// A shop whose messages are handed to handlers by chance, each at least twice.
  private struct Chance {
    let random: SeededRandomSource
    let backend = InMemoryBackend()
    let shop: ExampleShop
    var pending: [(message: Message, handler: any MessageHandler)] = []
    var seen = 0

    init(seed: UInt64) {
      random = SeededRandomSource(seed: seed)
      shop = ExampleShop(ports: StoragePorts(backend), seed: seed)
    }

    mutating func takeNewMessages() async {
      let all = await backend.committedMessages
      for message in all[seen...] {
        for handler in shop.handlers where message.type.handlers.contains(handler.name) {
          pending += Array(repeating: (message, handler), count: 2 + random.below(2))
        }
      }
      seen = all.count
    }

    mutating func handleOne() async throws {
      let index = random.below(pending.count)
      if random.below(4) == 0 { shop.mail.fail() }
      if random.below(4) == 0 { shop.webhooks.fail() }
      let (message, handler) = pending[index]
      do {
        try await handler.handle(message)
        pending.remove(at: index)
      } catch {
        // What can be tried again stays where it is.
        guard case .temporary = error else { throw error }
      }
    }

    /// People do what they were told to by then: bake what was announced, deliver what was asked.
    func peopleAct(on placed: [PlaceOrder.Placed]) async throws {
      let choice = placed[random.below(placed.count)]
      let order = try await shop.order(choice.order.id)
      let told = Set(shop.mail.accepted.filter { $0.id.hasPrefix("\(order.id)") }.map { Self.occasion($0) })
      let asked = shop.webhooks.accepted.contains { $0.webhook.id.hasPrefix("\(order.id)") }
      switch (order.status, order.handover) {
      case (.placed, _) where told.contains("newOrder"): try await shop.fulfill(order.id)
      case (.fulfilled, .pickup): try await shop.deliver(order.id, as: ExampleShop.producer)
      case (.sentForDelivery, _) where asked: try await shop.deliver(order.id)
      case (.delivered, _) where order.review == nil:
        try await shop.review(order.id, 5, as: .customer(choice.token))
      default: break
      }
    }

    static func occasion(_ email: Email) -> String { String(email.subject.prefix { $0 != " " }) }

    func ending(of id: OrderID) async throws -> Ending {
      let order = try await shop.order(id)
      let emails = shop.mail.accepted.filter { $0.id.hasPrefix("\(id)") }
      let webhooks = shop.webhooks.accepted.filter { $0.webhook.id.hasPrefix("\(id)") }
      return Ending(
        status: order.status, actions: Set(order.history.map(\.action)),
        emails: Dictionary(grouping: emails, by: Self.occasion).mapValues(\.count),
        webhooks: Dictionary(grouping: webhooks, by: \.webhook.content.type).mapValues(\.count))
    }
  }

  @Test("bring every order to the same end, and send each email and webhook once", arguments: 1...150)
  func sameEnd(_ seed: UInt64) async throws {
    var chance = Chance(seed: seed)
    var placed: [PlaceOrder.Placed] = []
    for index in 0..<6 {
      placed.append(try await chance.shop.place(.example(handover: index % 2 == 0 ? .delivery : .pickup)))
    }
    for _ in 0..<20_000 {
      await chance.takeNewMessages()
      if !chance.pending.isEmpty { try await chance.handleOne() }
      try await chance.peopleAct(on: placed)
      await chance.takeNewMessages()
      if chance.pending.isEmpty, try await isDone(chance, placed) { break }
    }
    #expect(chance.pending.isEmpty, "it never ends")
    for order in placed.map(\.order) {
      let isDelivery = order.handover == .delivery
      let expected = Ending(
        status: .delivered,
        actions: Set([.place, .fulfill, .deliver, .review] + (isDelivery ? [.send] : [])),
        emails: [
          "newOrder": 1, "confirmation": 1, isDelivery ? "onItsWay" : "readyForPickup": 1, "delivered": 1,
        ],
        webhooks: isDelivery ? ["delivery.requested": 1, "delivery.feedback": 2] : [:])
      #expect(try await chance.ending(of: order.id) == expected)
    }
  }

  private func isDone(_ chance: Chance, _ placed: [PlaceOrder.Placed]) async throws -> Bool {
    for order in placed {
      if try await chance.shop.order(order.order.id).review == nil { return false }
    }
    return true
  }

  @Test("never bring an order back, whatever has become of it", arguments: OrderStatus.allCases)
  func neverBack(_ status: OrderStatus) async throws {
    let backend = InMemoryBackend()
    let shop = ExampleShop(ports: StoragePorts(backend))
    let id = try await shop.order(in: status).order.id
    try await shop.drain()
    let before = try await shop.order(id)
    let mails = shop.mail.accepted.count
    let webhooks = shop.webhooks.accepted.count
    for message in await backend.committedMessages.reversed() {
      // Handlers get what is not theirs as well.
      for handler in shop.handlers { try await handler.handle(message) }
    }
    #expect(try await shop.order(id) == before)
    #expect(shop.mail.accepted.count == mails)
    #expect(shop.webhooks.accepted.count == webhooks)
  }

  @Test("about an order that does not exist are nothing to anybody")
  func unknownOrder() async throws {
    let shop = ExampleShop()
    for type in MessageType.allCases {
      for message in Message.announcing([type], of: .example(), at: ManualClock.start, trace: nil) {
        for handler in shop.handlers { try await handler.handle(message) }
      }
    }
    #expect(shop.mail.tries == 0 && shop.webhooks.tries.isEmpty)
  }
}
