import CakeOrdering
import CakeTesting
import Testing

@testable import CakeAWS

extension DynamoDBTests {
  @Suite("Capacity")
  struct CapacityTests {
    private let random = SeededRandomSource()

    @Test("Two adjustments of one day are one: a transaction may touch an item once")
    func merged() async throws {
      try await TemporaryTable.withBackend { backend, _ in
        let placing = Change.placing(.example(random), random)
        try await backend.store(placing)
        let change = Change.example(
          placing.order.next(.assign, .placed), random,
          capacity: [.reserve(5, of: placing.day, limit: 7), .release(3, of: placing.day)])
        try await backend.store(change)
        #expect(try await backend.reserved(placing.day) == 4)
      }
    }

    @Test(
      "A release of more than is taken leaves nothing, and never less than nothing", arguments: [0, 1, nil])
    func empty(_ taken: Int?) async throws {
      try await TemporaryTable.with { table in
        try await FaultProxy.run { proxy, client in
          let backend = table.backend(over: client)
          let placing = Change.placing(.example(random) { $0.effort = 3 }, random)
          try await backend.store(placing)
          try await backend.tamper(with: .capacity(placing.day)) { update in
            if let taken { update.set(.reserved, .number(taken)) } else { update.remove(.reserved) }
          }
          let cancelling = Change.example(
            placing.order.next(.cancel, .cancelled), random, sending: [.orderCancelled],
            capacity: [.release(3, of: placing.day)])
          proxy.inject([.answerLost], into: "TransactWriteItems", containing: cancelling.id.token(form: 1))
          try await backend.store(cancelling)
          #expect(try await backend.reserved(placing.day) == 0)
          #expect(try await backend.reservedCapacity(from: .on("2026-01-01"), to: .on("2027-12-31")) == [:])
          // One token, one form of the transaction.
          let tries = Set(proxy.bodies("TransactWriteItems").filter { $0.contains(cancelling.id.text) })
          #expect(tries.count == 2)
        }
      }
    }

    @Test("An order for which nothing is reserved is on the calendar all the same")
    func calendar() async throws {
      try await TemporaryTable.withBackend { backend, _ in
        let change = Change.example(.example(random), random, sending: [.orderPlaced])
        try await backend.store(change)
        #expect(try await backend.reserved(change.day) == 0)
        let query = OrderQuery(
          scope: .all, from: change.order.dueDate, to: change.order.dueDate, limit: 10)
        #expect(try await backend.orders(query).orders == [change.order])
      }
    }

    @Test("A limit below the order's own effort is full on an empty day and on a taken one")
    func impossible() async throws {
      try await TemporaryTable.withBackend { backend, _ in
        for _ in 0..<2 {
          let change = Change.placing(.example(random), random, limit: 1)
          #expect(try await backend.commit(change) == .full)
          try await backend.store(.placing(.example(random), random))
        }
      }
    }
  }
}
