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

  @Test(arguments: messageLog.checks)
  func messageLogKeeps(_ check: ContractCheck) async throws { try await check() }

  @Test(arguments: messageDesk.checks)
  func messageDeskKeeps(_ check: ContractCheck) async throws { try await check() }

  @Test(arguments: NotificationLogContract { try await $0(InMemoryBackend()) }.checks)
  func notificationLogKeeps(_ check: ContractCheck) async throws { try await check() }

  @Test(arguments: DeliveryCompanyStatesContract { try await $0(InMemoryBackend()) }.checks)
  func deliveryCompanyStatesKeep(_ check: ContractCheck) async throws { try await check() }

  @Test(arguments: TokenRegistryContract { try await $0(InMemoryBackend()) }.checks)
  func tokenRegistryKeeps(_ check: ContractCheck) async throws { try await check() }

  @Test(arguments: SignInLinksContract { try await $0(InMemoryBackend()) }.checks)
  func signInLinksKeep(_ check: ContractCheck) async throws { try await check() }
}
