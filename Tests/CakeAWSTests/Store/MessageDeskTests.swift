import CakeOrdering
import CakeTesting
import Testing

@testable import CakeAWS

extension DynamoDBTests {
  @Suite("The message desk")
  struct MessageDeskTests {
    private let random = SeededRandomSource()

    private func letter(_ payload: [UInt8], handler: String = "notifyCustomer") -> DeadLetter {
      DeadLetter(
        id: "letter-\(random.next()).\(handler)", handler: handler, payload: payload, error: "no hope",
        attempts: 14, at: ManualClock.start)
    }

    @Test(
      "A payload comes back byte by byte, text or not",
      arguments: [
        Array("{}".utf8), Array("Ада \u{0}\u{1F382}\n".utf8), [0xFF, 0xFE, 0x00, 0x80], [],
      ])
    func payload(_ bytes: [UInt8]) async throws {
      try await TemporaryTable.withBackend { backend, table in
        let letter = letter(bytes)
        try await backend.keep(letter)
        #expect(try await backend.redrive(letter.id))
        #expect(table.queue.payloads == [bytes])
      }
    }

    @Test("Of a payload that is too large for an item the beginning is kept, and the letter says so")
    func large() async throws {
      try await TemporaryTable.withBackend { backend, _ in
        try await backend.keep(letter([UInt8](repeating: 0xFF, count: 1 << 20)))
        let found = try #require(try await backend.messages(.dead, limit: 1, after: nil).messages.first)
        #expect(found.lastError?.contains("1048576") == true)
      }
    }

    @Test("A letter that is given up again takes its own place, and is the latest")
    func again() async throws {
      try await TemporaryTable.withBackend { backend, _ in
        var letters = (0..<3).map { _ in letter([]) }
        for letter in letters { try await backend.keep(letter) }
        letters[0].attempts = 15
        try await backend.keep(letters[0])
        let page = try await backend.messages(.dead, limit: 10, after: nil)
        #expect(page.messages.map(\.id) == [letters[1].id, letters[2].id, letters[0].id])
        #expect((page.count, page.messages.last?.attempts) == (3, 15))
      }
    }

    @Test("A letter that cannot be sent stays")
    func broken() async throws {
      try await TemporaryTable.withBackend { backend, table in
        let letter = letter([1])
        try await backend.keep(letter)
        table.queue.breakDown()
        await #expect(throws: StoreError.self) { try await backend.redrive(letter.id) }
        #expect(try await backend.messages(.dead, limit: 10, after: nil).count == 1)
        await #expect(throws: StoreError.self) { try await backend.messages(.waiting, limit: 10, after: nil) }
      }
    }

    @Test("A letter that dies again while it is sent again is not lost")
    func diesAgain() async throws {
      try await TemporaryTable.with { table in
        try await FaultProxy.run { proxy, client in
          let direct = table.backend()
          let letter = letter([1])
          try await direct.keep(letter)
          // The delete takes effect only after the letter was given up a second time.
          proxy.inject([.first { try await direct.keep(letter) }], into: "DeleteItem")
          #expect(try await table.backend(over: client).redrive(letter.id))
          #expect(table.queue.payloads == [[1]])
          #expect(try await direct.messages(.dead, limit: 10, after: nil).count == 1)
        }
      }
    }

    @Test("A letter to nobody stays, and nobody is asked for what is not there")
    func unknown() async throws {
      try await TemporaryTable.withBackend { backend, table in
        let letter = letter([1], handler: "bakeMore")
        try await backend.keep(letter)
        await #expect(throws: StoreError.self) { try await backend.redrive(letter.id) }
        #expect(
          try await backend.messages(.dead, limit: 10, after: nil).messages.map(\.handler) == ["bakeMore"])
        #expect(try await backend.redrive("no-such") == false)
        #expect(try await backend.redrive("") == false)
        #expect(table.queue.payloads.isEmpty)
      }
    }

    @Test("Of messages on their way the number is told")
    func depths() async throws {
      try await TemporaryTable.withBackend { backend, _ in
        let message = Change.placing(.example(random), random).messages[0]
        try await backend.enqueue(message, for: .notifyCustomer)
        #expect(try await backend.messages(.waiting, limit: 10, after: nil).count == 1)
        #expect(try await backend.messages(.failing, limit: 10, after: nil).count == 0)
      }
    }
  }
}
