import CakeOrdering
import CakeTesting
import Testing

@testable import CakeAWS

extension DynamoDBTests {
  @Suite("Erasure")
  struct ErasureTests {
    private let random = SeededRandomSource()

    /// An order with as many notifications.
    private func placed(_ count: Int, in backend: DynamoDBBackend) async throws -> Change {
      let change = Change.placing(.example(random), random)
      try await backend.store(change)
      for index in 0..<count {
        var notification = Notification.example(following: change.messages[0])
        notification.id += ".\(index)"
        try await backend.record(notification)
      }
      return change
    }

    @Test(
      "Notifications are erased after a crash between the commit and their erasure",
      arguments: ["Query", "DeleteItem"])
    func crash(_ operation: String) async throws {
      try await TemporaryTable.with { table in
        try await FaultProxy.run { proxy, client in
          let backend = table.backend(over: client)
          let change = try await placed(20, in: backend)
          proxy.inject(Array(repeating: .broken, count: 3), into: operation)
          let erasing = Change.example(
            change.order.erased(at: ManualClock.start), random, erasesNotifications: true)
          try await backend.store(erasing)
          #expect(try await backend.waiting(on: change.order.id).count == 1)
          proxy.mend()
          table.clock.advance(by: .seconds(60))
          #expect(try await backend.sweeper.sweep().published == 1)
          #expect(try await backend.notifications(order: change.order.id, limit: 100).isEmpty)
          #expect(try await backend.notifications(order: nil, limit: 100).isEmpty)
          #expect(try await backend.ordersInOutbox() == 0)
        }
      }
    }

    @Test("Whoever commits something else leaves the erasure of notifications to the sweeper")
    func leftAlone() async throws {
      try await TemporaryTable.with { table in
        try await FaultProxy.run { proxy, client in
          let backend = table.backend(over: client)
          let change = try await placed(1, in: backend)
          proxy.inject([.broken], into: "Query")
          let erased = change.order.erased(at: ManualClock.start)
          try await backend.store(.example(erased, random, erasesNotifications: true))
          let reviewing = Change.example(
            erased.next(.review, erased.status), random, sending: [.deliveryReviewed])
          let calls = proxy.calls.count
          try await backend.store(reviewing)
          #expect(Set(proxy.calls.dropFirst(calls).map(\.operation)) == ["UpdateItem", "GetItem"])
          #expect(table.publisher.published.last == reviewing.messages[0])
          #expect(try await backend.waiting(on: change.order.id).count == 1)
          table.clock.advance(by: .seconds(60))
          try await backend.sweeper.sweep()
          #expect(try await backend.waiting(on: change.order.id).isEmpty)
          #expect(try await backend.ordersInOutbox() == 0)
        }
      }
    }

    @Test(
      "An email is recorded through conflicts with the order's own changes, once, and not about an erased order"
    )
    func conflicts() async throws {
      try await TemporaryTable.with { table in
        try await FaultProxy.run { proxy, client in
          let backend = table.backend(over: client)
          let change = try await placed(0, in: backend)
          let notification = Notification.example(following: change.messages[0])
          proxy.inject(
            [.conflict, .answerLost, .error("ThrottlingException")], into: "TransactWriteItems",
            containing: "ConditionCheck")
          try await backend.record(notification)
          #expect(try await backend.notifications(order: change.order.id, limit: 10) == [notification])
          let erasing = Change.example(
            change.order.erased(at: ManualClock.start), random, erasesNotifications: true)
          proxy.inject(
            [.cancelled(["TransactionConflict", "None"]), .answerLost, .broken], into: "TransactWriteItems",
            containing: erasing.id.text)
          try await backend.store(erasing)
          proxy.inject([.conflict], into: "TransactWriteItems", containing: "ConditionCheck")
          try await backend.record(notification)
          #expect(try await backend.notifications(order: change.order.id, limit: 10).isEmpty)
        }
      }
    }

    @Test("What a notification and a token are kept for ends by itself")
    func timeToLive() async throws {
      try await TemporaryTable.withBackend { backend, table in
        let change = try await placed(1, in: backend)
        let notification = try #require(
          try await backend.notifications(order: change.order.id, limit: 1).first)
        let key = TableKey.notification(notification.id, of: change.order.id)
        let end = try await backend.table.find(key, [.expiresAt])?.number(.expiresAt)
        #expect(end == Int(notification.at.secondsSinceEpoch) + 400 * 86_400)
        let token = IssuedToken(
          id: "t", party: Party(.operator, "o"), issuedAt: ManualClock.start,
          expiresAt: ManualClock.start.adding(.milliseconds(1500)))
        try await backend.record(token)
        let over = try await backend.table.find(.token("t"), [.expiresAt])?.number(.expiresAt)
        #expect(over == Int(ManualClock.start.secondsSinceEpoch) + 2)
        // Orders, capacity and dead letters stay.
        #expect(
          try await backend.table.find(.order(change.order.id), [.expiresAt])?.number(.expiresAt) == nil)
      }
    }
  }
}
