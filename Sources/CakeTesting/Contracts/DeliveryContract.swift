public import CakeOrdering

/// What becomes of a message, whatever queue brings it to its handler: every adapter is run through the same cases.
public struct DeliveryContract: Sendable {
  /// A queue under test, with the handlers that it was made with.
  public struct Queue: Sendable {
    /// Puts a message's payload into the queue, for ``handler``.
    public let put: @Sendable (_ payload: [UInt8], _ message: Message) async throws -> Void
    /// Hands over what is due, and does what is decided, once.
    public let deliver: @Sendable () async throws -> Void
    /// What was given up so far.
    public let letters: @Sendable () async throws -> [Letter]

    /// A queue under test.
    public init(
      put: @escaping @Sendable ([UInt8], Message) async throws -> Void,
      deliver: @escaping @Sendable () async throws -> Void,
      letters: @escaping @Sendable () async throws -> [Letter]
    ) {
      self.put = put
      self.deliver = deliver
      self.letters = letters
    }
  }

  /// A dead letter.
  public struct Letter: Sendable, Equatable {
    /// Why it was given up.
    public let reason: String
    /// How often it was tried.
    public let tries: Int

    /// A dead letter with all that is checked of it.
    public init(reason: String, tries: Int) {
      self.reason = reason
      self.tries = tries
    }
  }

  /// Makes a queue that is empty, with these handlers and that clock, lets a check use it, and tidies up.
  public typealias Provider =
    @Sendable (
      _ handlers: [any MessageHandler], _ clock: ManualClock,
      _ use: @Sendable (Queue) async throws -> Void
    ) async throws -> Void

  /// Whose messages the queue brings.
  public let handler: HandlerName
  let type: MessageType
  let unhandledType: MessageType
  private let withQueue: Provider

  /// The contract for the queues of a provider.
  ///
  /// - Parameters:
  ///   - handler: Whose messages the queue brings.
  ///   - type: A type that it handles.
  ///   - unhandledType: A type that is nothing to it.
  public init(
    _ handler: HandlerName, _ type: MessageType, ignoring unhandledType: MessageType,
    _ withQueue: @escaping Provider
  ) {
    self.handler = handler
    self.type = type
    self.unhandledType = unhandledType
    self.withQueue = withQueue
  }

  /// Everything that is checked, each with a queue of its own.
  public var checks: [ContractCheck] { tries + putOffs }

  /// A check of what becomes of one message.
  ///
  /// - Parameters:
  ///   - isHandled: Whether its handler is there.
  ///   - script: What the handler does at its calls, the first call being 1.
  func check(
    _ name: String, isHandled: Bool = true,
    script: @escaping @Sendable (_ call: Int, _ clock: ManualClock) throws(HandlingError) -> Void = { _, _ in
    },
    _ body: @escaping @Sendable (Case) async throws -> Void
  ) -> ContractCheck {
    ContractCheck(name) { [self] in
      let clock = ManualClock()
      let calls = Calls()
      let scripted = ScriptedHandler(handler) { _ throws(HandlingError) in
        try script(calls.add(clock.now()), clock)
      }
      try await withQueue(isHandled ? [scripted] : [], clock) { queue in
        try await body(Case(contract: self, queue: queue, clock: clock, calls: calls))
      }
    }
  }
}

extension MessageDesk {
  /// The dead letters that it shows.
  public func letters() async throws -> [DeliveryContract.Letter] {
    try await messages(.dead, limit: 100, after: nil).messages.map {
      DeliveryContract.Letter(reason: $0.lastError ?? "", tries: $0.attempts)
    }
  }
}
