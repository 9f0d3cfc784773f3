import CakeOrdering
import CakeTesting
import GRDB
import Testing

@testable import CakeSQLite

@Suite("Stored messages")
struct MessageStorageTests {
  @Test("A payload that cannot be decoded is handed out without a message, and kept word for word")
  func undecodable() async throws {
    try await TemporaryBackend.with { backend, clock in
      try await backend.storePayload("not JSON at all", at: clock.now())
      let leases = try await backend.lease(limit: 10, for: .seconds(30), at: clock.now())
      #expect(leases.map(\.message) == [nil])
      #expect(
        try await backend.apply(
          .deadLetter(reason: "unreadable", tries: 0), to: try #require(leases.first), at: clock.now()))
      let letters = try await backend.messages(.dead, limit: 10, after: nil).messages
      #expect(letters.map(\.payload) == ["not JSON at all"])
      #expect(try await backend.redrive(try #require(letters.first).id))
    }
  }

  @Test("A message that a newer version stored is handed out as such, and kept")
  func newerSchema() async throws {
    try await TemporaryBackend.with { backend, clock in
      let payload = #"{"specversion":"1.0","dataschema":"urn:cake-ordering:message/2"}"#
      try await backend.storePayload(payload, at: clock.now())
      let lease = try #require(try await backend.lease(limit: 10, for: .seconds(30), at: clock.now()).first)
      #expect(lease.attempt.content == .notYetReadable(reason: "the message has the newer schema 2"))
      #expect(lease.attempt.since == clock.now())
    }
  }

  @Test("A message for a handler of a newer version waits for it")
  func unknownHandler() async throws {
    try await TemporaryBackend.with { backend, clock in
      let random = SeededRandomSource()
      let message = Change.placing(.example(random), random).messages[0]
      try await backend.enqueue(message, for: .notifyProducers)
      try await backend.pool.write { try $0.execute(sql: "UPDATE pending_messages SET handler = 77") }
      #expect(try await backend.lease(limit: 10, for: .seconds(30), at: clock.now()) == [])
      let waiting = try await backend.messages(.waiting, limit: 10, after: nil).messages
      #expect(waiting.map(\.handler) == ["#77"])
    }
  }

  @Test("Twenty starts in a row, each after a crash, bury nothing, and leave a message longer each time")
  func crashLoop() async throws {
    try await TemporaryBackend.with { backend, clock in
      let random = SeededRandomSource()
      let message = Change.placing(.example(random), random).messages[0]
      try await backend.enqueue(message, for: .notifyProducers)
      var taken = 0
      for _ in 0..<20 {
        try await backend.endLeases(at: clock.now())
        let leases = try await backend.lease(limit: 10, for: .seconds(60), at: clock.now())
        for lease in leases { #expect(lease.attempt.tries == 0) }
        taken += leases.count
        clock.advance(by: .seconds(1))
      }
      #expect(taken < 10)
      #expect(try await backend.messages(.dead, limit: 1, after: nil).count == 0)
      #expect(try await backend.messages(.failing, limit: 1, after: nil).count == 0)
      #expect(try await backend.messages(.putOff, limit: 1, after: nil).count == 1)
    }
  }

  @Test("A message that nobody has taken shows all its handlers, page by page")
  func waiting() async throws {
    try await TemporaryBackend.with { backend, clock in
      let random = SeededRandomSource()
      for _ in 0..<5 { _ = try await backend.commit(.placing(.example(random), random)) }
      var found: [MessageOverview] = []
      var after: String?
      repeat {
        let page = try await backend.messages(.waiting, limit: 2, after: after)
        #expect(page.count == 5)
        found += page.messages
        after = page.next
      } while after != nil
      #expect(Set(found.map(\.id)).count == 5)
      #expect(Set(found.map(\.handler)) == ["notifyProducers+notifyCustomer"])
    }
  }

  @Test("A worker of a dead letter's former life has no effect on its next one")
  func fencesOutliveDeath() async throws {
    try await TemporaryBackend.with { backend, clock in
      let random = SeededRandomSource()
      try await backend.enqueue(Change.placing(.example(random), random).messages[0], for: .notifyProducers)
      let lost = try #require(try await backend.lease(limit: 1, for: .seconds(1), at: clock.now()).first)
      clock.advance(by: .seconds(1))
      #expect(try await backend.lease(limit: 1, for: .seconds(1), at: clock.now()) == [])
      clock.advance(by: DeliveryPolicy.pauseAfterLoss(putOffs: 0))
      let second = try #require(try await backend.lease(limit: 1, for: .seconds(1), at: clock.now()).first)
      #expect(
        try await backend.apply(.deadLetter(reason: "no hope", tries: 1), to: second, at: clock.now()))
      #expect(try await backend.redrive(second.id))
      let third = try #require(try await backend.lease(limit: 1, for: .seconds(1), at: clock.now()).first)
      #expect(try await backend.apply(.done, to: lost, at: clock.now()) == false)
      #expect(try await backend.apply(.done, to: third, at: clock.now()))
    }
  }

  @Test("A key is read from its name as it was", arguments: HandlerName.allCases, ["", "again-1", "a.b"])
  func names(handler: HandlerName, mark: String) {
    let order = Order.example(SeededRandomSource())
    let types: [MessageType] = [.orderSentForDelivery, .deliveryRequested]
    for message in Message.announcing(types, of: order, at: ManualClock.start, trace: nil) {
      let key = PendingMessageKey(message.resent(mark), for: [handler])
      #expect(PendingMessageKey(name: key.name) == key)
      #expect(key.name.hasPrefix(message.id + "." + handler.rawValue))
    }
    #expect(PendingMessageKey(name: "\(order.id)_1.nobody") == nil)
    #expect(PendingMessageKey(name: "nothing") == nil)
  }

  @Test("Tokens that expired are pruned, the others stay")
  func pruning() async throws {
    try await TemporaryBackend.with { backend, clock in
      for index in 0..<3 {
        try await backend.record(
          IssuedToken(
            id: "token-\(index)", party: Party(.operator, "ada"), issuedAt: clock.now(),
            expiresAt: clock.now().adding(.seconds(index * 10))))
      }
      #expect(try await backend.prune(at: clock.now().adding(.seconds(10))) == 2)
      #expect(try await backend.tokens(at: clock.now()).map(\.id) == ["token-2"])
    }
  }
}

extension SQLiteBackend {
  /// Stores a message of which only the payload matters.
  fileprivate func storePayload(_ payload: String, at now: Timestamp) async throws {
    let random = SeededRandomSource()
    let message = Change.placing(.example(random), random).messages[0]
    let key = PendingMessageKey(message, for: [.notifyProducers])
    try await commits.write { try $0.insert(key, Array(payload.utf8), at: now) }
  }
}
