import AWSClient
import CakeOrdering
import CakeTesting
import Synchronization
import Testing

@testable import CakeAWS

extension DynamoDBTests {
  @Suite("The outbox")
  struct OutboxTests {
    private let random = SeededRandomSource()

    @Test(
      "A commit succeeds whose messages cannot be published, and a sweep publishes them when their time has come"
    )
    func swept() async throws {
      try await TemporaryTable.withBackend { backend, table in
        let change = Change.placing(.example(random), random)
        table.publisher.fail(times: 1)
        try await backend.store(change)
        #expect(table.publisher.published.isEmpty)
        table.clock.advance(by: .seconds(29))
        #expect(try await backend.sweeper.sweep() == SweepReport())
        table.clock.advance(by: .seconds(2))
        let report = try await backend.sweeper.sweep()
        #expect((report.found, report.published, report.isComplete) == (1, 1, true))
        #expect(table.publisher.published == change.messages)
        #expect(try await backend.ordersInOutbox() == 0)
        #expect(try await backend.sweeper.sweep().found == 0)
      }
    }

    @Test("What was left over goes out before what is new, one after the other in version order")
    func leftovers() async throws {
      try await TemporaryTable.withBackend { backend, table in
        let placing = Change.placing(.example(random), random)
        let fulfilling = Change.example(
          placing.order.next(.fulfill, .fulfilled), random, sending: [.orderFulfilled])
        let sending = Change.example(
          fulfilling.order.next(.send, .sentForDelivery), random,
          sending: [.orderSentForDelivery, .deliveryRequested])
        table.publisher.fail(times: 2)
        for change in [placing, fulfilling, sending] {
          try await backend.store(change)
        }
        #expect(table.publisher.published == placing.messages + fulfilling.messages + sending.messages)
        let numbers = table.publisher.places.map { $0?.sequenceNumber }
        #expect(numbers == [nil, "1", "2", "3"])
        #expect(try await backend.ordersInOutbox() == 0)
      }
    }

    @Test("After a change with capacity, too, what was left over goes out first")
    func leftoversBeforeCapacity() async throws {
      try await TemporaryTable.withBackend { backend, table in
        let placing = Change.placing(.example(random), random)
        let cancelling = Change.example(
          placing.order.next(.cancel, .cancelled), random, sending: [.orderCancelled],
          capacity: [.release(placing.order.effort, of: placing.day)])
        table.publisher.fail(times: 1)
        try await backend.store(placing)
        try await backend.store(cancelling)
        #expect(table.publisher.published == placing.messages + cancelling.messages)
        #expect(try await backend.ordersInOutbox() == 0)
      }
    }

    @Test("Nothing is removed unpublished: where removing fails, it is published again")
    func removalFails() async throws {
      try await TemporaryTable.with { table in
        try await FaultProxy.run { proxy, client in
          let backend = table.backend(over: client)
          let change = Change.placing(.example(random), random)
          proxy.inject([.broken], into: "UpdateItem", containing: "REMOVE #outbox")
          try await backend.store(change)
          #expect(try await backend.waiting(on: change.order.id) == change.messages.map(\.id))
          table.clock.advance(by: .seconds(60))
          #expect(try await backend.sweeper.sweep().published == 1)
          #expect(table.publisher.published == change.messages + change.messages)
          #expect(try await backend.ordersInOutbox() == 0)
        }
      }
    }

    @Test("An order whose messages cannot be published holds up no other")
    func poison() async throws {
      try await TemporaryTable.withBackend { backend, table in
        table.publisher.fail(Set(MessageType.allCases))
        let changes = (0..<12).map { index in
          Change.example(
            .example(random), random, sending: [index % 2 == 0 ? .orderPlaced : .orderFailed])
        }
        for change in changes { try await backend.store(change) }
        table.publisher.fail([.orderFailed])
        table.clock.advance(by: .seconds(60))
        let report = try await backend.sweeper.sweep()
        #expect((report.found, report.published) == (12, 6))
        #expect(Set(table.publisher.published.map(\.type)) == [.orderPlaced])
        #expect(try await backend.ordersInOutbox() == 6)
        table.publisher.fail([])
        #expect(try await backend.sweeper.sweep().published == 6)
        #expect(Set(table.publisher.published) == Set(changes.flatMap(\.messages)))
      }
    }

    @Test("Several who sweep and commit at once lose nothing and leave nothing")
    func together() async throws {
      try await TemporaryTable.withBackend { backend, table in
        table.publisher.fail(times: 8)
        let placings = (0..<8).map { _ in Change.placing(.example(random), random) }
        for change in placings { try await backend.store(change) }
        table.clock.advance(by: .seconds(60))
        let fulfillings = placings.map {
          Change.example($0.order.next(.fulfill, .fulfilled), random, sending: [.orderFulfilled])
        }
        try await withThrowingTaskGroup { group in
          for _ in 0..<3 { group.addTask { _ = try await table.backend().sweeper.sweep() } }
          for change in fulfillings {
            group.addTask { try await backend.store(change) }
          }
          try await group.waitForAll()
        }
        table.clock.advance(by: .seconds(60))
        try await backend.sweeper.sweep()
        #expect(Set(table.publisher.published) == Set((placings + fulfillings).flatMap(\.messages)))
        #expect(try await backend.ordersInOutbox() == 0)
        for change in placings {
          let own = table.publisher.published.filter { $0.orderID == change.order.id }
          #expect(own.first?.version == 1, "the later message came first")
        }
      }
    }

    @Test("An order that is in the index for nothing leaves it")
    func stale() async throws {
      try await TemporaryTable.withBackend { backend, table in
        let change = Change.placing(.example(random), random)
        try await backend.store(change)
        try await backend.tamper(with: .order(change.order.id)) { update in
          update.set(.outboxShard, OutboxKey.shard(of: change.order.id))
          update.set(.outboxSince, OutboxKey.since(change))
        }
        table.clock.advance(by: .seconds(60))
        #expect(try await backend.sweeper.sweep().published == 1)
        #expect(try await backend.ordersInOutbox() == 0)
        #expect(table.publisher.published.count == 1)
      }
    }

    @Test("What cannot be read waits, and what came after it too")
    func unreadable() async throws {
      try await TemporaryTable.withBackend { backend, table in
        let change = Change.placing(.example(random), random)
        try await backend.store(change)
        try await backend.tamper(with: .order(change.order.id)) { update in
          update.set("\(change.order.id)_2", of: .outbox, #"{"dataschema":"urn:cake-ordering:message/9"}"#)
          update.set(.outboxShard, OutboxKey.shard(of: change.order.id))
          update.set(.outboxSince, OutboxKey.since(change))
        }
        let next = Change.example(
          change.order.next(.fulfill, .fulfilled).next(.send, .sentForDelivery), random,
          sending: [.orderSentForDelivery])
        try await backend.tamper(with: .order(change.order.id)) { $0.set(.version, .number(2)) }
        try await backend.store(next)
        #expect(table.publisher.published == change.messages)
        #expect(try await backend.waiting(on: change.order.id).count == 2)
      }
    }

    @Test("A sweep without time says that it is not done")
    func noTime() async throws {
      try await TemporaryTable.withBackend { backend, table in
        table.publisher.fail(times: 1)
        try await backend.store(.placing(.example(random), random))
        table.clock.advance(by: .seconds(60))
        let report = try await AWSDeadline.$current.withValue(.now + .milliseconds(1500)) {
          try await backend.sweeper.sweep()
        }
        #expect((report.found, report.published, report.isComplete) == (1, 0, false))
      }
    }

    @Test("Whoever commits waits for publishing three seconds at most, and no longer than its own deadline")
    func bounded() async throws {
      try await TemporaryTable.with { table in
        let publisher = DeadlinePublisher()
        let backend = table.backend(publisher: publisher)
        try await backend.store(.placing(.example(random), random))
        #expect(try #require(publisher.left.last) <= .seconds(3))
        _ = try await AWSDeadline.$current.withValue(.now + .seconds(2)) {
          try await backend.commit(.placing(.example(random), random))
        }
        #expect(try #require(publisher.left.last) <= .seconds(2))
      }
    }
  }
}

/// Notes how much time it is left.
private final class DeadlinePublisher: MessagePublisher {
  private let noted = Mutex<[Duration]>([])

  var left: [Duration] { noted.withLock { $0 } }

  func publish(_ message: Message, after previous: MessagePlace?) async throws(PublishError) -> MessagePlace?
  {
    let left = AWSDeadline.current.map { ContinuousClock.now.duration(to: $0) } ?? .seconds(1000)
    noted.withLock { $0.append(left) }
    return nil
  }
}
