public import CakeOrdering

/// What every message desk must do with dead letters, whatever queues there are behind it.
///
/// It needs no message log: how messages die and what reaches handlers is asked of the backend under test.
public struct MessageDeskContract: Sendable {
  /// The desk under test, with what the checks do beside it.
  public struct Backend: Sendable {
    /// The desk.
    public let desk: any MessageDesk
    /// Makes a message to a handler a dead letter, given up at that time for that reason.
    public let bury: @Sendable (Message, HandlerName, String, Timestamp) async throws -> Void
    /// Takes everything that is there for handlers, the messages by their handlers.
    public let receive: @Sendable () async throws -> [HandlerName: [Message]]

    /// A desk under test.
    public init(
      desk: any MessageDesk,
      bury: @escaping @Sendable (Message, HandlerName, String, Timestamp) async throws -> Void,
      receive: @escaping @Sendable () async throws -> [HandlerName: [Message]]
    ) {
      self.desk = desk
      self.bury = bury
      self.receive = receive
    }
  }

  /// Makes a backend that keeps nothing yet, lets a check use it, and tidies up.
  public typealias Provider = @Sendable (_ use: @Sendable (Backend) async throws -> Void) async throws -> Void

  private let withBackend: Provider

  /// The contract for the backends of a provider.
  public init(_ withBackend: @escaping Provider) {
    self.withBackend = withBackend
  }

  /// Everything that is checked, each with a backend of its own.
  public var checks: [ContractCheck] {
    [pages, facts, redrive, enqueue]
  }

  private func check(_ name: String, _ body: @escaping @Sendable (Backend) async throws -> Void)
    -> ContractCheck
  {
    ContractCheck(name) { [withBackend] in try await withBackend(body) }
  }

  private static func message(_ random: SeededRandomSource) -> Message {
    Message.announcing([.orderPlaced], of: .example(random), at: ManualClock.start, trace: nil)[0]
  }

  private var pages: ContractCheck {
    check("Dead letters are shown page by page, each once, the oldest first") { backend in
      let random = SeededRandomSource()
      var expected: [String] = []
      for index in 0..<7 {
        let message = Self.message(random)
        expected.append(message.id)
        // Two each die at the same moment.
        try await backend.bury(
          message, .notifyProducers, "no hope", ManualClock.start.adding(.seconds(index / 2)))
      }
      for limit in [1, 3, 7, 50] {
        var found: [String] = []
        var after: String?
        repeat {
          let page = try await backend.desk.messages(.dead, limit: limit, after: after)
          try expect(page.messages.count <= limit, "a page is longer than its limit")
          try expect("the count", page.count, is: 7)
          found += page.messages.map(\.payload)
          after = page.next
        } while after != nil
        try expect("the dead letters", found.count, is: 7)
        for (payload, id) in zip(found, expected) {
          try expect(payload.contains(id), "\(id) is not where it should be")
        }
      }
    }
  }

  private var facts: ContractCheck {
    check("A dead letter tells its handler, its error and when it died") { backend in
      let message = Self.message(SeededRandomSource())
      let died = ManualClock.start.adding(.milliseconds(1234))
      try await backend.bury(message, .notifyCustomer, "550 no such user", died)
      let letter = try require(
        "dead letter", try await backend.desk.messages(.dead, limit: 10, after: nil).messages.first)
      try expect("the state", letter.state, is: .dead)
      try expect("the handler", letter.handler, is: "notifyCustomer")
      try expect("the error", letter.lastError, is: "550 no such user")
      try expect("when it died", letter.at, is: died)
      try expect("the next try", letter.nextAttemptAt, is: nil)
      try expect("the tries", letter.attempts, is: 1)
    }
  }

  private var redrive: ContractCheck {
    check("A redriven dead letter goes to its handler, whole, and is none any more") { backend in
      let random = SeededRandomSource()
      let messages = [Self.message(random), Self.message(random).resent("again-1")]
      for message in messages {
        try await backend.bury(message, .notifyCustomer, "no hope", ManualClock.start)
      }
      let letters = try await backend.desk.messages(.dead, limit: 10, after: nil).messages
      for letter in letters {
        try expect("whether it was there", try await backend.desk.redrive(letter.id), is: true)
        try expect("whether it was there twice", try await backend.desk.redrive(letter.id), is: false)
      }
      try expect(
        "the dead letters", try await backend.desk.messages(.dead, limit: 10, after: nil).count, is: 0)
      let received = try await backend.receive()
      try expect("the handlers", Set(received.keys), is: [.notifyCustomer])
      try expect("the messages", Set(received[.notifyCustomer] ?? []), is: Set(messages))
    }
  }

  private var enqueue: ContractCheck {
    check("A message handed over reaches its handler alone, also beside the same one") { backend in
      let message = Self.message(SeededRandomSource())
      try await backend.desk.enqueue(message, for: .notifyProducers)
      try await backend.desk.enqueue(message.resent("again-1"), for: .notifyProducers)
      let received = try await backend.receive()
      try expect("the handlers", Set(received.keys), is: [.notifyProducers])
      try expect(
        "the messages", Set(received[.notifyProducers] ?? []), is: [message, message.resent("again-1")])
    }
  }
}
