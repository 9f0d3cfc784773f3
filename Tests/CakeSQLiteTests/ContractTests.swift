import CakeOrdering
import CakeTesting
import Testing

@testable import CakeSQLite

@Suite("The SQLite backend keeps the ports' contracts")
struct ContractTests {
  @Test(
    arguments: OrderStoreContract { use in
      try await TemporaryBackend.with { backend, _ in
        try await use(
          OrderStoreContract.Backend(
            orders: backend, notifications: backend,
            committedMessages: { try await backend.pendingMessages(of: $0) }))
      }
    }.checks)
  func orderStore(_ check: ContractCheck) async throws { try await check() }

  @Test(
    arguments: UnreadableOrderContract { use in
      try await TemporaryBackend.with { backend, _ in
        try await use(.init(orders: backend, spoil: { try await backend.spoil($0, $1) }))
      }
    }.checks)
  func unreadableOrders(_ check: ContractCheck) async throws { try await check() }

  @Test(
    arguments: MessageLogContract { use in
      try await TemporaryBackend.with { backend, clock in
        try await use(.init(orders: backend, log: backend, desk: backend, clock: clock))
      }
    }.checks)
  func messageLog(_ check: ContractCheck) async throws { try await check() }

  @Test(
    arguments: DeliveryContract(.notifyCustomer, .orderPlaced, ignoring: .deliveryRequested) {
      handlers, clock, use in
      try await TemporaryBackend.with(clock: clock) { backend, clock in
        let drain = MessageDrain(backend, into: handlers, clock: clock)
        try await use(
          DeliveryContract.Queue(
            put: { payload, message in
              let key = PendingMessageKey(message, for: [.notifyCustomer])
              let now = clock.now()
              try await backend.commits.write { try $0.insert(key, payload, at: now) }
            }, deliver: { try await drain() }, letters: { try await backend.letters() }))
      }
    }.checks)
  func delivery(_ check: ContractCheck) async throws { try await check() }

  @Test(
    arguments: MessageDeskContract { use in
      try await TemporaryBackend.with { backend, _ in try await use(.init(desk: backend, log: backend)) }
    }.checks)
  func messageDesk(_ check: ContractCheck) async throws { try await check() }

  @Test(
    arguments: NotificationLogContract { use in
      try await TemporaryBackend.with { backend, _ in try await use(backend) }
    }.checks)
  func notificationLog(_ check: ContractCheck) async throws { try await check() }

  @Test(
    arguments: DeliveryCompanyStatesContract { use in
      try await TemporaryBackend.with { backend, _ in try await use(backend) }
    }.checks)
  func deliveryCompanyStates(_ check: ContractCheck) async throws { try await check() }

  @Test(
    arguments: TokenRegistryContract { use in
      try await TemporaryBackend.with { backend, _ in try await use(backend) }
    }.checks)
  func tokenRegistry(_ check: ContractCheck) async throws { try await check() }

  @Test(
    arguments: SignInLinksContract { use in
      try await TemporaryBackend.with { backend, _ in try await use(backend) }
    }.checks)
  func signInLinks(_ check: ContractCheck) async throws { try await check() }
}
