import CakeOrdering

extension MessageLogContract.Backend {
  /// Stores an order and what announces it.
  func place(_ random: SeededRandomSource) async throws -> Order {
    let order = Order.example(random, at: clock.now())
    try await commit(order, random, [.orderPlaced])
    return order
  }

  /// Stores an order with messages.
  func commit(_ order: Order, _ random: SeededRandomSource, _ types: [MessageType]) async throws {
    let result = try await orders.commit(.example(order, random, sending: types))
    try expect("the result", result, is: .committed)
  }

  /// Stores an order in three versions, each with a message to the customer's handler; the last two also have
  /// messages to other handlers.
  func placeAndSend(_ random: SeededRandomSource) async throws -> Order {
    let placed = try await place(random)
    let fulfilled = placed.next(.fulfill, .fulfilled)
    try await commit(fulfilled, random, [.orderFulfilled])
    let sent = fulfilled.next(.send, .sentForDelivery)
    try await commit(sent, random, [.orderSentForDelivery, .deliveryRequested])
    return sent
  }

  /// Everything that can be leased now, for thirty seconds.
  func lease(limit: Int = 100) async throws -> [LeasedMessage] {
    try await log.lease(limit: limit, for: .seconds(30), at: clock.now())
  }

  /// What can be leased now of one handler's.
  func lease(of handler: HandlerName) async throws -> [LeasedMessage] {
    try await lease().filter { $0.handler == handler }
  }

  /// The only message that can be leased now.
  func leaseOne(file: StaticString = #fileID, line: UInt = #line) async throws -> LeasedMessage {
    let leases = try await lease()
    try expect("the leases", leases.count, is: 1, file: file, line: line)
    return leases[0]
  }

  /// The same message once more, after a lease that ended by itself.
  func leaseAfterLoss(of lost: LeasedMessage) async throws -> LeasedMessage {
    clock.advance(by: .seconds(30))
    try expect("what is due at once", try await lease(), is: [])
    clock.advance(by: DeliveryPolicy.pauseAfterLoss(putOffs: lost.attempt.putOffs))
    return try await leaseOne()
  }

  /// A message for one handler alone, handed over.
  func enqueue(_ handler: HandlerName, _ random: SeededRandomSource) async throws -> Message {
    let order = Order.example(random, at: clock.now())
    let message = Message.announcing([.orderPlaced], of: order, at: clock.now(), trace: nil)[0]
    try await desk.enqueue(message, for: handler)
    return message
  }

  func complete(_ lease: LeasedMessage, file: StaticString = #fileID, line: UInt = #line) async throws {
    try await end(lease, .done, file, line)
  }

  func postpone(_ lease: LeasedMessage, by delay: Duration, file: StaticString = #fileID, line: UInt = #line)
    async throws
  {
    try await end(lease, .retry(at: clock.now().adding(delay), reason: "no connection"), file, line)
  }

  func putOff(
    _ lease: LeasedMessage, by delay: Duration, because reason: String = "not yet",
    file: StaticString = #fileID, line: UInt = #line
  ) async throws {
    try await end(lease, .putOff(until: clock.now().adding(delay), reason: reason), file, line)
  }

  func giveUp(_ lease: LeasedMessage, file: StaticString = #fileID, line: UInt = #line) async throws {
    try await end(lease, .deadLetter(reason: "no hope", tries: lease.attempt.tries + 1), file, line)
  }

  private func end(
    _ lease: LeasedMessage, _ outcome: DeliveryPolicy.Outcome, _ file: StaticString, _ line: UInt
  ) async throws {
    let ended = try await log.apply(outcome, to: lease, at: clock.now())
    try expect(ended, "a lease that holds could not be ended", file: file, line: line)
  }

  /// The dead letters.
  func deadLetters() async throws -> [MessageOverview] {
    try await desk.messages(.dead, limit: 100, after: nil).messages
  }
}
