import CakeOrdering
import CakeTesting
import Testing

@Suite("The in-memory backend keeps the contracts of its other ports")
struct InMemoryPortTests {
  static let messageLog = MessageLogContract { use in
    let backend = InMemoryBackend()
    try await use(
      MessageLogContract.Backend(orders: backend, log: backend, desk: backend, clock: ManualClock()))
  }

  static let messageDesk = MessageDeskContract { use in
    let backend = InMemoryBackend()
    try await use(MessageDeskContract.Backend(desk: backend, log: backend))
  }

  static let delivery = DeliveryContract(.notifyCustomer, .orderPlaced, ignoring: .deliveryRequested) {
    handlers, clock, use in
    let backend = InMemoryBackend()
    let drain = MessageDrain(backend, into: handlers, clock: clock)
    try await use(
      DeliveryContract.Queue(
        put: { await backend.put($0, as: $1, for: .notifyCustomer) }, deliver: { try await drain() },
        letters: { try await backend.letters() }))
  }

  @Test(arguments: delivery.checks)
  func deliveryKeeps(_ check: ContractCheck) async throws { try await check() }

  @Test(arguments: messageLog.checks)
  func messageLogKeeps(_ check: ContractCheck) async throws { try await check() }

  @Test(arguments: messageDesk.checks)
  func messageDeskKeeps(_ check: ContractCheck) async throws { try await check() }

  @Test(arguments: PeerStatesContract { try await $0(LocalPeerStates()) }.checks)
  func peerStatesKeep(_ check: ContractCheck) async throws { try await check() }

  @Test(arguments: NotificationLogContract { try await $0(InMemoryBackend()) }.checks)
  func notificationLogKeeps(_ check: ContractCheck) async throws { try await check() }

  @Test(arguments: DeliveryCompanyStatesContract { try await $0(InMemoryBackend()) }.checks)
  func deliveryCompanyStatesKeep(_ check: ContractCheck) async throws { try await check() }

  @Test(arguments: TokenRegistryContract { try await $0(InMemoryBackend()) }.checks)
  func tokenRegistryKeeps(_ check: ContractCheck) async throws { try await check() }

  @Test(arguments: SignInLinksContract { try await $0(InMemoryBackend()) }.checks)
  func signInLinksKeep(_ check: ContractCheck) async throws { try await check() }
}
