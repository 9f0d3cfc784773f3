import CakeOrdering
import CakeTesting
import Testing

@testable import CakeSQLite

@Suite("What cannot be read")
struct UnreadableTests {
  @Test(
    "An order that cannot be read is named in the log, with the reason and nothing of the customer")
  func orders() async throws {
    try await TemporaryBackend.withFolder { folder in
      let log = RecordedLog()
      let backend = try TemporaryBackend.open(folder, logger: log.logger)
      let random = SeededRandomSource()
      let orders = [Order.example(random), Order.example(random)]
      for order in orders { _ = try await backend.commit(.placing(order, random)) }
      try await backend.spoil(orders[0].id)
      let day = orders[0].dueDate
      let page = try await backend.orders(OrderQuery(scope: .all, from: day, to: day, limit: 10))
      #expect(page.orders.map(\.id) == [orders[1].id])
      let line = try #require(log.lines.first { $0.hasPrefix("error") })
      #expect(line.contains("order_id=\(orders[0].id)"))
      #expect(line.contains("reason=a document is malformed"))
      #expect(!line.contains("ada"))
    }
  }

  @Test("An order that a newer version added to is changed and erased by this one, which loses nothing of it")
  func additions() async throws {
    try await TemporaryBackend.with { backend, clock in
      let desk = OrderDesk(
        orders: backend, calendar: ShopCalendar(shop: .example, zone: CentralEuropeanTime()), clock: clock,
        random: SeededRandomSource())
      let order = try await PlaceOrder(desk: desk)(.example()).order
      let added = #","candles":{"count":3,"colours":["réd",1.50]}}"#
      func document() async throws -> String {
        try await backend.read { database in
          try PreparedStatement(database, "SELECT document FROM orders WHERE id = ?1")
            .first({ $0.bind(1, order.id) }, read: { String(decoding: $0.bytes(0), as: UTF8.self) }) ?? ""
        }
      }
      let newer = try await document().dropLast() + added
      try await backend.commits.write { transaction in
        try PreparedStatement(transaction.database, "UPDATE orders SET document = ?2 WHERE id = ?1").execute {
          $0.bind(1, order.id)
          $0.bind(2, Array(newer.utf8))
        }
      }
      _ = try await CancelOrder(desk: desk)(reason: nil, of: order.id, as: ExampleShop.theOperator)
      #expect(try await document().hasSuffix(added))
      let erased = try await EraseOrder(desk: desk)(order.id, as: ExampleShop.theOperator)
      #expect(erased.isErasureIncomplete)
      #expect(try await document().hasSuffix(added))
      #expect(try await !document().contains("Ada"))
      #expect(try await backend.incompletelyErasedOrders(limit: 10) == [order.id])
      #expect(try await EraseOrder(desk: desk).expired(limit: 10) == 0)
    }
  }

  @Test("A notification that a newer version recorded keeps no other from the list, and is named in the log")
  func notifications() async throws {
    try await TemporaryBackend.withFolder { folder in
      let log = RecordedLog()
      let backend = try TemporaryBackend.open(folder, logger: log.logger)
      let random = SeededRandomSource()
      let order = Order.example(random)
      _ = try await backend.commit(.placing(order, random))
      let message = Change.placing(order, random).messages[0]
      for handler in [HandlerName.notifyProducers, .notifyCustomer] {
        try await backend.record(
          Notification(
            id: "\(message.id).\(handler.rawValue)", orderID: order.id, message: message, handler: handler,
            medium: .webhook, recipient: "somebody", subject: "something", at: ManualClock.start,
            outcome: .sent))
      }
      try await backend.commits.write { transaction in
        try PreparedStatement(
          transaction.database, "UPDATE notifications SET medium = 'pigeon' WHERE id LIKE '%notifyProducers'"
        ).execute { _ in }
      }
      #expect(try await backend.notifications(order: order.id, limit: 10).map(\.handler) == [.notifyCustomer])
      #expect(try await backend.notifications(order: nil, limit: 10).map(\.handler) == [.notifyCustomer])
      #expect(log.lines.contains { $0.contains("notification_id=\(message.id).notifyProducers") })
    }
  }
}
