import CakeOrdering
import CakeTesting
import Testing

@testable import CakeAWS

extension DynamoDBTests {
  @Suite("What is read")
  struct PrivacyTests {
    private let random = SeededRandomSource()

    @Test("The token leaves the table only for whoever asks for the placement")
    func token() async throws {
      try await TemporaryTable.with { table in
        try await FaultProxy.run { proxy, client in
          let backend = table.backend(over: client)
          let digest = RequestDigest(bytes: [UInt8](repeating: 7, count: 32))
          let placing = Change.example(.example(random), random, sending: [.orderPlaced], digest: digest)
          let token = try #require(placing.placement?.token.text)
          proxy.inject([.answerLost], into: "TransactWriteItems")
          try await backend.store(placing)
          try await everything(placing.order, in: backend)
          let showing = proxy.calls.filter {
            $0.answer.contains(token) || $0.answer.contains(digest.hexadecimal)
          }
          #expect(showing.isEmpty)
          #expect(proxy.calls.allSatisfy { !$0.body.contains("ALL_NEW") && !$0.body.contains("ALL_OLD") })
          #expect(try await backend.placement(of: placing.order.id) == placing.placement)
          #expect(proxy.calls.last?.answer.contains(token) == true)
        }
      }
    }

    /// All that can be asked and done about an order.
    private func everything(_ order: Order, in backend: DynamoDBBackend) async throws {
      _ = try await backend.order(order.id)
      _ = try await backend.orders(number: order.number)
      _ = try await backend.orders(email: .example("ada"), limit: 10)
      for status in [nil, order.status] {
        _ = try await backend.orders(
          OrderQuery(scope: .all, from: order.dueDate, to: order.dueDate, status: status, limit: 10))
      }
      _ = try await backend.unerasedOrders(dueBefore: order.dueDate.adding(days: 1), limit: 10)
      let fulfilling = Change.example(order.next(.fulfill, .fulfilled), random, sending: [.orderFulfilled])
      try await backend.store(fulfilling)
      try await backend.record(.example(following: fulfilling.messages[0]))
      _ = try await backend.notifications(order: order.id, limit: 10)
      _ = try await backend.sweeper.sweep()
      try await backend.check()
      try await backend.store(
        .example(fulfilling.order.erased(at: ManualClock.start), random, erasesNotifications: true))
    }

    @Test("A table that does not answer is not ready, and the reason names no one")
    func readiness() async throws {
      try await TemporaryTable.with { table in
        try await table.backend().check()
        try await FaultProxy.run { proxy, client in
          proxy.inject([.error("AccessDeniedException")], into: "GetItem")
          let error = await #expect(throws: StoreError.self) { try await table.backend(over: client).check() }
          #expect(error?.reason.contains("Ada") == false)
        }
      }
    }
  }
}
