import CakeOrdering
import CakeTesting
import Testing

@testable import CakeAWS

extension DynamoDBTests {
  @Suite("The DynamoDB backend keeps the ports' contracts")
  struct ContractTests {
    @Test(
      // As many as the stand-in gets through in the four seconds after which a contended day asks to come again.
      arguments: OrderStoreContract(rivals: 200) { use in
        try await TemporaryTable.withBackend { backend, table in
          try await use(
            OrderStoreContract.Backend(
              orders: backend, notifications: backend,
              committedMessages: { try await table.committedMessages(of: $0, in: backend) }))
        }
      }.checks)
    func orderStore(_ check: ContractCheck) async throws { try await check() }

    @Test(
      arguments: UnreadableOrderContract { use in
        try await TemporaryTable.withBackend { backend, _ in
          try await use(
            UnreadableOrderContract.Backend(orders: backend, spoil: { try await backend.spoil($0, $1) }))
        }
      }.checks)
    func unreadableOrders(_ check: ContractCheck) async throws { try await check() }

    @Test(
      arguments: MessageDeskContract { use in
        try await TemporaryTable.withBackend { backend, table in
          try await use(
            MessageDeskContract.Backend(
              desk: backend,
              bury: { message, handler, error, at in
                try await backend.keep(.example(message, handler, error: error, at: at))
              },
              receive: { try table.queue.receive() }))
        }
      }.checks)
    func messageDesk(_ check: ContractCheck) async throws { try await check() }

    @Test(
      arguments: NotificationLogContract { use in
        try await TemporaryTable.withBackend { backend, _ in try await use(backend) }
      }.checks)
    func notificationLog(_ check: ContractCheck) async throws { try await check() }

    @Test(
      arguments: DeliveryCompanyStatesContract { use in
        try await TemporaryTable.withBackend { backend, _ in try await use(backend) }
      }.checks)
    func deliveryCompanyStates(_ check: ContractCheck) async throws { try await check() }

    @Test(
      arguments: PeerStatesContract { use in
        try await TemporaryTable.withBackend { backend, _ in try await use(backend) }
      }.checks)
    func peerStates(_ check: ContractCheck) async throws { try await check() }

    @Test("What waits for a peer that answers again is woken once, and nothing else")
    func wakeWhatWaitedForPeers() async throws {
      try await TemporaryTable.withBackend { backend, table in
        let random = SeededRandomSource()
        let now = ManualClock.start
        for (index, reason) in [Peer.mail.hangs, Peer.deliveryCompany("vans").hangs, "451"].enumerated() {
          let message = Change.placing(.example(random), random).messages[0]
          try await backend.keep(
            FailedTry(
              id: "\(message.id).notifyCustomer", handler: "notifyCustomer",
              payload: ParkedMessage(handler: .notifyCustomer, message: message).payload,
              tries: index / 2, putOffs: 1, error: reason, at: now, nextAt: now.adding(.seconds(1800)),
              carrier: "c\(index)"))
        }
        for _ in 0..<CircuitBreaker.limit {
          _ = try await backend.waitedInVain(for: .mail, at: now, nextTry: now.adding(.seconds(60)))
        }
        #expect(try await backend.wakeWhatWaitedForPeers() == 0)
        #expect(try await backend.answered(.mail, at: now))
        #expect(try await backend.wakeWhatWaitedForPeers() == 1)
        #expect(table.queue.payloads.count == 1)
        #expect(try await backend.wakeWhatWaitedForPeers() == 0)
        // It is no delivery company.
        #expect(try await backend.deliveryCompanyStates().isEmpty)
      }
    }

    @Test(
      arguments: TokenRegistryContract { use in
        try await TemporaryTable.withBackend { backend, _ in try await use(backend) }
      }.checks)
    func tokenRegistry(_ check: ContractCheck) async throws { try await check() }

    @Test(
      arguments: SignInLinksContract { use in
        try await TemporaryTable.withBackend { backend, _ in try await use(backend) }
      }.checks)
    func signInLinks(_ check: ContractCheck) async throws { try await check() }
  }
}

extension TemporaryTable {
  /// The messages of an order that were committed, published or not, each once, the oldest first.
  func committedMessages(of id: OrderID, in backend: DynamoDBBackend) async throws -> [Message] {
    let waiting = try await backend.outbox.entries(of: id) ?? []
    let left = waiting.compactMap { if case .message(let message) = $0.content { message } else { nil } }
    let all = Set(publisher.published.filter { $0.orderID == id } + left)
    return all.sorted { ($0.version, $0.id) < ($1.version, $1.id) }
  }
}

extension DynamoDBBackend {
  /// Makes the stored form of an order unreadable.
  fileprivate func spoil(_ id: OrderID, _ harm: UnreadableOrderContract.Harm) async throws {
    let item = try await table.find(.order(id), [.document])
    var update = TableUpdate(.order(id))
    update.set(.document, harm.spoiled(item?.string(.document) ?? ""))
    try await table.update(update)
  }
}

extension DeadLetter {
  /// A message that was given up at its first try.
  static func example(_ message: Message, _ handler: HandlerName, error: String, at: Timestamp) -> DeadLetter
  {
    let id = [message.id, handler.rawValue, message.resend].compactMap(\.self).joined(separator: ".")
    return DeadLetter(
      id: id, handler: handler.rawValue, payload: ParkedMessage(handler: handler, message: message).payload,
      error: error, attempts: 1, at: at)
  }
}
