import CakeOrdering
import CakeTesting
import JSONText
import Testing

@testable import CakeAWS

extension DynamoDBTests {
  @Suite("An order's item")
  struct OrderItemTests {
    private let random = SeededRandomSource()

    /// Text of as many characters as a rule allows, each of the longest kind.
    private func longest(_ count: Int) -> String { String(repeating: "\u{1F382}", count: count) }

    /// The largest order that the rules allow, after everything was done to it that the shop itself or a customer
    /// can do, and as many changes of the operator.
    private func largest() -> Order {
      let name = String(repeating: "n", count: 64)
      let producer = Party(.producer, name)
      var order = Order.example(random) { example in
        example.customer = Customer(
          name: longest(TextRules.name), email: .example(String(repeating: "a", count: 60)),
          phone: longest(TextRules.phone), language: "de-AT")
        example.address = longest(TextRules.address)
        example.note = longest(TextRules.note)
        example.slot = name
        example.producerID = name
        example.avoidAllergens = (0..<50).map { "\($0)" + name }
        example.items = (0..<50).map { _ in
          OrderItem(
            cakeID: name, name: longest(200), quantity: 99, inscription: longest(TextRules.inscription),
            unitPrice: Money(amount: 100_000_000, currency: "EUR"), taxRate: "19.00")
        }
      }
      for index in 0..<100 {
        order = order.next(.assign, .placed, by: producer) { example in
          example.history[example.history.count - 1].takenFrom = name
          if index % 10 == 0 { example.history[example.history.count - 1].note = longest(TextRules.note) }
        }
      }
      return order.next(.deliver, .delivered, by: producer) { example in
        example.fulfilment = Fulfilment(
          at: example.placedAt, by: producer,
          report: FulfilmentReport(
            allergensChecked: true, note: longest(TextRules.note), deliveryCompanyID: name))
        example.deliveryRequest = DeliveryRequest(
          companyID: name, version: 100, at: example.placedAt, by: producer)
        example.delivery = Delivery(
          at: example.placedAt, by: producer, version: 100,
          report: DeliveryReport(
            deliveredAt: example.placedAt, receivedBy: longest(TextRules.name), review: 5,
            comment: longest(TextRules.note)))
        example.review = Review(
          rating: 5, comment: longest(TextRules.note), at: example.placedAt, by: .customer, version: 100)
      }
    }

    @Test("The largest order is far below what an item may hold")
    func largestOrder() throws {
      let change = Change.example(
        largest(), random, sending: [.orderSentForDelivery, .deliveryRequested], erasesNotifications: true)
      var json = JSONWriter()
      json.object { json in TableUpdate(committing: change).write(to: &json, table: "orders") }
      let entries = OutboxEntry.entries(of: change).map { $0.id.utf8.count + $0.stored.utf8.count }.reduce(
        0, +)
      // Twenty changes are kept, and no more is to be published than a hundred changes leave behind.
      let size = json.bytes.count + 20 * 60 + 100 * entries
      print("the largest order: \(json.bytes.count) bytes by itself, \(size) with an outbox of 300 entries")
      #expect(size < 300_000)
      #expect(json.bytes.count < 200_000)
    }

    @Test("It is stored and read")
    func stored() async throws {
      try await TemporaryTable.withBackend { backend, _ in
        let first = Order.example(random)
        try await backend.store(.placing(first, random))
        let order = largest()
        try await backend.tamper(with: .order(order.id)) { update in
          update.set(.version, .number(order.version - 1))
          update.set(.changes, .map([:]))
          update.set(.outbox, .map([:]))
        }
        try await backend.store(.example(order, random))
        #expect(try await backend.order(order.id) == order)
      }
    }

    @Test("Of its changes the latest are kept")
    func changes() async throws {
      try await TemporaryTable.withBackend { backend, _ in
        var change = Change.placing(.example(random), random)
        try await backend.store(change)
        var all = [change]
        for _ in 0..<30 {
          change = .example(change.order.next(.assign, .placed), random)
          try await backend.store(change)
          all.append(change)
        }
        let kept = try await backend.table.find(.order(change.order.id), [.changes])?.texts(.changes) ?? [:]
        #expect(Set(kept.keys) == Set((12...31).map(String.init)))
        // Known again for as long as they are kept.
        #expect(try await backend.commit(all[11]) == .committed)
        #expect(try await backend.commit(all[10]) == .versionConflict)
      }
    }
  }
}
