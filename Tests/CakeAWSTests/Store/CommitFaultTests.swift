import CakeOrdering
import CakeTesting
import Testing

@testable import AWSClient
@testable import CakeAWS

/// What passes, as DynamoDB says it (Developer Guide, "Error handling" and "Transactions"), and in sequences.
private let passing: [[TableFault]] = [
  [.error("ProvisionedThroughputExceededException")], [.error("ThrottlingException")],
  [.error("RequestLimitExceeded")], [.error("InternalServerError", status: 500)],
  [.error("ServiceUnavailable", status: 503)], [.broken], [.answerLost],
  [.answerLost, .broken, .error("InternalServerError", status: 500), .error("ThrottlingException")],
]

private let passingTransactions: [[TableFault]] = [
  [.conflict], [.cancelled(["None", "TransactionConflict"])], [.cancelled(["None", "ThrottlingError"])],
  [.cancelled(["ProvisionedThroughputExceeded", "None"])], [.error("TransactionInProgressException")],
  [.conflict, .conflict, .answerLost, .conflict, .broken],
  // Somebody else is at the order, perhaps an earlier try: whether the day is full shows when that has ended.
  [.cancelled(["TransactionConflict", "ConditionalCheckFailed"])],
  // It took effect, and all that is told of the next try is that the day is full.
  [.answerLost, .cancelled(["None", "ConditionalCheckFailed"])],
]

extension DynamoDBTests {
  @Suite("A commit through faults")
  struct CommitFaultTests {
    @Test(
      "A new order is stored and published, whatever passes on the way",
      arguments: passing + passingTransactions)
    func placing(_ faults: [TableFault]) async throws {
      try await TemporaryTable.with { table in
        try await FaultProxy.run { proxy, client in
          let random = SeededRandomSource()
          let order = Order.example(random)
          // The day is full with it, which must not matter to the second try.
          let change = Change.placing(order, random, limit: order.effort)
          proxy.inject(faults, into: "TransactWriteItems")
          let backend = table.backend(over: client)
          try await backend.store(change)
          #expect(try await backend.order(order.id) == order)
          #expect(try await backend.reserved(change.day) == order.effort)
          #expect(table.publisher.published == change.messages)
          #expect(try await backend.waiting(on: order.id).isEmpty)
          #expect(try await backend.ordersInOutbox() == 0)
          #expect(Set(proxy.bodies("TransactWriteItems")).count == 1)
        }
      }
    }

    @Test("A change without capacity is stored once, whatever passes on the way", arguments: passing)
    func changing(_ faults: [TableFault]) async throws {
      try await TemporaryTable.with { table in
        try await FaultProxy.run { proxy, client in
          let random = SeededRandomSource()
          let placing = Change.placing(.example(random), random)
          let backend = table.backend(over: client)
          try await backend.store(placing)
          let fulfilling = Change.example(
            placing.order.next(.fulfill, .fulfilled), random, sending: [.orderFulfilled])
          proxy.inject(faults, into: "UpdateItem", containing: fulfilling.id.text)
          try await backend.store(fulfilling)
          #expect(try await backend.order(placing.order.id) == fulfilling.order)
          #expect(table.publisher.published == placing.messages + fulfilling.messages)
          let tries = proxy.bodies("UpdateItem").filter { $0.contains("\"ReturnValues\"") }
          #expect(Set(tries).count == 1)
        }
      }
    }

    @Test("A change whose answer was lost is known again under later ones", arguments: [true, false])
    func later(_ takesCapacity: Bool) async throws {
      try await TemporaryTable.withBackend { backend, table in
        try await FaultProxy.run { proxy, client in
          let random = SeededRandomSource()
          let placing = Change.placing(.example(random), random)
          try await backend.store(placing)
          let fulfilled = placing.order.next(.fulfill, .fulfilled)
          let capacity = takesCapacity ? [CapacityAdjustment.release(1, of: placing.day)] : []
          let fulfilling = Change.example(
            fulfilled, random, sending: [.orderFulfilled], capacity: capacity)
          let sending = Change.example(
            fulfilled.next(.send, .sentForDelivery), random, sending: [.orderSentForDelivery])
          proxy.inject(
            [.lostAnswer { try await backend.store(sending) }],
            into: takesCapacity ? "TransactWriteItems" : "UpdateItem", containing: fulfilling.id.text)
          try await table.backend(over: client).store(fulfilling)
          #expect(try await backend.order(placing.order.id) == sending.order)
          #expect(Set(table.publisher.published).count == 3)
        }
      }
    }

    @Test("What does not pass in time is unavailable, and can be committed again later")
    func endless() async throws {
      try await TemporaryTable.with { table in
        try await FaultProxy.run { proxy, client in
          let random = SeededRandomSource()
          let change = Change.placing(.example(random), random)
          let backend = table.backend(over: client)
          proxy.inject(Array(repeating: .conflict, count: 10_000), into: "TransactWriteItems")
          let error = await #expect(throws: StoreError.self) {
            try await AWSDeadline.$current.withValue(.now + .milliseconds(400)) {
              try await backend.commit(change)
            }
          }
          guard case .unavailable(let retryAfter, let reason) = try #require(error) else {
            Issue.record("it is \(String(describing: error))")
            return
          }
          #expect(retryAfter > .zero)
          #expect(!reason.contains("Ada"))
          #expect(try await backend.order(change.order.id) == nil)
          proxy.mend()
          try await backend.store(change)
          // The same to the byte, or DynamoDB would refuse the token.
          #expect(Set(proxy.bodies("TransactWriteItems")).count == 1)
        }
      }
    }

    @Test(
      "However much time the invocation has, a contended day and a throttled table are told of within 5 s",
      .timeLimit(.minutes(1)),
      arguments: [
        TableFault.conflict, .error("ThrottlingException"), .cancelled(["None", "ThrottlingError"]),
      ])
    func contended(_ fault: TableFault) async throws {
      try await TemporaryTable.with { table in
        try await FaultProxy.run(attempts: 3) { proxy, client in
          let random = SeededRandomSource()
          proxy.inject(Array(repeating: fault, count: 10_000), into: "TransactWriteItems")
          let start = ContinuousClock.now
          let error = await #expect(throws: StoreError.self) {
            try await AWSDeadline.$current.withValue(start + .milliseconds(19_500)) {
              try await table.backend(over: client).commit(.placing(.example(random), random))
            }
          }
          #expect(.now - start < .seconds(5))
          // It was not given up early either: most contention is over by then.
          #expect(proxy.calls.count > 3)
          guard case .unavailable(let retryAfter, _) = try #require(error) else {
            Issue.record("it is \(String(describing: error))")
            return
          }
          #expect(retryAfter > .zero)
        }
      }
    }

    @Test("Notes of emails that meet for long are told of within 5 s, too", .timeLimit(.minutes(1)))
    func contendedNotes() async throws {
      try await TemporaryTable.with { table in
        try await FaultProxy.run(attempts: 3) { proxy, client in
          let random = SeededRandomSource()
          let message = try #require(Change.placing(.example(random), random).messages.first)
          proxy.inject(Array(repeating: .conflict, count: 10_000), into: "TransactWriteItems")
          let start = ContinuousClock.now
          await #expect(throws: StoreError.self) {
            try await AWSDeadline.$current.withValue(start + .milliseconds(59_500)) {
              try await table.backend(over: client).record(.example(following: message))
            }
          }
          #expect(.now - start < .seconds(5))
        }
      }
    }

    @Test("What passes is tried again by the commit alone, not by the client below it as well")
    func oneLayer() async throws {
      try await TemporaryTable.with { table in
        try await FaultProxy.run(attempts: 3) { proxy, client in
          let random = SeededRandomSource()
          proxy.inject(Array(repeating: .error("ThrottlingException"), count: 4), into: "TransactWriteItems")
          try await table.backend(over: client).store(.placing(.example(random), random))
          #expect(proxy.bodies("TransactWriteItems").count == 5)
          // A retry of the client's takes from it, and the call that succeeds at last gives a part back.
          #expect(client.quota.left == RetryQuota.capacity)
        }
      }
    }

    @Test(
      "What no retry mends is told at once",
      arguments: [
        TableFault.error("ValidationException"), .error("AccessDeniedException"),
        .error("ResourceNotFoundException"), .cancelled(["ValidationError", "None"]),
        .cancelled(["None", "ItemCollectionSizeLimitExceeded"]),
      ])
    func refused(_ fault: TableFault) async throws {
      try await TemporaryTable.with { table in
        try await FaultProxy.run { proxy, client in
          let random = SeededRandomSource()
          proxy.inject([fault], into: "TransactWriteItems")
          let error = await #expect(throws: StoreError.self) {
            try await table.backend(over: client).commit(.placing(.example(random), random))
          }
          #expect(proxy.calls.count == 1)
          #expect(error?.reason.contains("Ada") == false)
        }
      }
    }

    @Test("Through the client's own retries too, a lost answer is no second order")
    func clientRetries() async throws {
      try await TemporaryTable.with { table in
        try await FaultProxy.run(attempts: 3) { proxy, client in
          let random = SeededRandomSource()
          let placing = Change.placing(.example(random), random)
          let backend = table.backend(over: client)
          proxy.inject([.answerLost, .broken, .answerLost], into: "TransactWriteItems")
          try await backend.store(placing)
          #expect(try await backend.reserved(placing.day) == placing.order.effort)
          try await backend.store(placing)
          #expect(try await backend.reserved(placing.day) == placing.order.effort)
        }
      }
    }
  }
}
