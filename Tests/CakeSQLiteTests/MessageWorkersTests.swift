import CakeDelivery
import CakeOrdering
import CakeTesting
import Logging
import ServiceLifecycle
import Testing

@testable import CakeSQLite

@Suite("Workers", .timeLimit(.minutes(1)))
struct MessageWorkersTests {
  @Test("A commit wakes them, and every handler gets its messages, an order's in order")
  func handling() async throws {
    try await WorkersAtWork.with { shop in
      let random = shop.random
      let orders = (0..<20).map { _ in Order.example(random, at: shop.clock.now()) }
      for order in orders {
        _ = try await shop.backend.commit(.placing(order, random))
        let cancelled = order.next(.cancel, .cancelled)
        _ = try await shop.backend.commit(.example(cancelled, random, sending: [.orderCancelled]))
      }
      try await shop.drained()
      for handler in [HandlerName.notifyProducers, .notifyCustomer] {
        for order in orders {
          #expect(shop.handled.versions(of: order.id, by: handler) == [1, 2])
        }
      }
      #expect(try await shop.backend.messages(.dead, limit: 1, after: nil).count == 0)
    }
  }

  @Test("What failed is tried again until it succeeds, at the time the schedule says")
  func retrying() async throws {
    try await WorkersAtWork.with { shop in
      shop.handled.answer(.temporary(reason: "no connection", retryAfter: nil), times: 3)
      try await shop.send()
      try await shop.drained()
      #expect(shop.handled.count == 4)
    }
  }

  @Test("What fails each time is given up after the last try, with its last error")
  func givingUp() async throws {
    try await WorkersAtWork.with { shop in
      shop.handled.answer(.temporary(reason: "no connection", retryAfter: nil), times: 100)
      try await shop.send()
      try await shop.drained()
      #expect(shop.handled.count == WorkersAtWork.schedule.attempts)
      let letters = try await shop.backend.messages(.dead, limit: 10, after: nil).messages
      #expect(letters.map(\.lastError) == ["no connection"])
      #expect(letters.map(\.attempts) == [WorkersAtWork.schedule.attempts])
    }
  }

  @Test("What cannot help is not tried again")
  func hopeless() async throws {
    try await WorkersAtWork.with { shop in
      shop.handled.answer(.permanent(reason: "550 no such user"), times: 1)
      try await shop.send()
      try await shop.drained()
      #expect(shop.handled.count == 1)
      let letters = try await shop.backend.messages(.dead, limit: 10, after: nil).messages
      #expect(letters.map(\.lastError) == ["550 no such user"])
    }
  }

  @Test("A message that cannot be decoded is given up at once, and blocks nobody")
  func undecodable() async throws {
    try await WorkersAtWork.with { shop in
      let order = Order.example(shop.random, at: shop.clock.now())
      let message = Change.placing(order, shop.random).messages[0]
      let key = PendingMessageKey(message, for: [.notifyProducers])
      let now = shop.clock.now()
      try await shop.backend.commits.write { try $0.insert(key, Array("{".utf8), at: now) }
      try await shop.send()
      try await shop.drained()
      #expect(shop.handled.count == 1)
      #expect(try await shop.backend.messages(.dead, limit: 10, after: nil).count == 1)
    }
  }

  @Test("A redriven dead letter is handled")
  func redriving() async throws {
    try await WorkersAtWork.with { shop in
      shop.handled.answer(.permanent(reason: "not yet"), times: 1)
      try await shop.send()
      try await shop.drained()
      let letter = try #require(try await shop.backend.messages(.dead, limit: 10, after: nil).messages.first)
      #expect(try await shop.backend.redrive(letter.id))
      try await shop.drained()
      #expect(shop.handled.count == 2)
      #expect(try await shop.backend.messages(.dead, limit: 10, after: nil).count == 0)
    }
  }

  @Test("A handler that takes too long is cancelled, and its message tried again")
  func timeout() async throws {
    try await WorkersAtWork.with(settings: { $0.timeout = .milliseconds(50) }) { shop in
      shop.handled.hang(times: 1)
      try await shop.send()
      try await shop.drained()
      #expect(shop.handled.count == 2)
    }
  }

  @Test("No more handlers run at once than may, and one that hangs holds up no other order")
  func concurrency() async throws {
    try await WorkersAtWork.with(settings: { $0.places = 4 }) { shop in
      shop.handled.hang(times: 3)
      for _ in 0..<20 { try await shop.send() }
      try await eventually("17 are done") { shop.handled.finished == 17 }
      #expect(shop.handled.mostAtOnce <= 4)
      shop.handled.letGo()
      try await shop.drained()
    }
  }

  @Test("At shutdown what runs is finished, and nothing new is begun")
  func shutdown() async throws {
    try await TemporaryBackend.withFolder { folder in
      let backend = try TemporaryBackend.open(folder, clock: RealClock())
      let handled = RecordingHandlers()
      let workers = MessageWorkers(
        backend: backend,
        engine: DeliveryEngine(
          handlers: [handled.handler(.notifyProducers)], clock: RealClock(), random: SeededRandomSource(),
          log: DeliveryLog(logger: Logger(label: "test"))),
        clock: RealClock(), logger: Logger(label: "test"))
      let bell = WorkerState()
      let random = SeededRandomSource()
      let messages = (0..<2).map { _ in
        Change.placing(.example(random, at: RealClock().now()), random).messages[0]
      }
      handled.hang(times: 1)
      try await backend.enqueue(messages[0], for: .notifyProducers)
      let working = Task { await workers.work(bell) }
      try await eventually("it runs") { handled.count == 1 }
      bell.stop()
      try await backend.enqueue(messages[1], for: .notifyProducers)
      handled.letGo()
      await working.value
      #expect(handled.finished == 1)
      #expect(try await backend.messages(.waiting, limit: 10, after: nil).count == 1)
    }
  }

  @Test("A handler that does not come to an end is cancelled at shutdown, and its message stays")
  func stubborn() async throws {
    let left = try await WorkersAtWork.with(settings: { $0.shutdownGrace = .milliseconds(50) }) { shop in
      shop.handled.hang(times: 1)
      try await shop.send()
      try await eventually("it runs") { shop.handled.count == 1 }
      await shop.shutDown()
      try await shop.ended()
      return try await shop.backend.messages(.failing, limit: 10, after: nil).count
    }
    #expect(left == 1)
  }

  @Test("A backlog that came in at once is handled whole")
  func backlog() async throws {
    try await WorkersAtWork.with { shop in
      let random = shop.random
      let changes = (0..<200).map { _ in Change.placing(.example(random, at: shop.clock.now()), random) }
      let results = try await shop.backend.commitTogether(changes)
      #expect(results.allSatisfy { $0 == .success(.committed) })
      try await shop.drained()
      #expect(shop.handled.count == 400)
    }
  }
}
