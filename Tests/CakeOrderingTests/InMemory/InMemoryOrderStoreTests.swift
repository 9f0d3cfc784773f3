import CakeOrdering
import CakeTesting
import Testing

@Suite("The in-memory order store keeps the contract")
struct InMemoryOrderStoreTests {
  static let contract = OrderStoreContract { use in
    let backend = InMemoryBackend()
    try await use(
      OrderStoreContract.Backend(orders: backend, notifications: backend) { id in
        await backend.committedMessages.filter { $0.orderID == id }
      })
  }

  @Test(arguments: contract.checks)
  func keeps(_ check: ContractCheck) async throws {
    try await check()
  }

  static let unreadable = UnreadableOrderContract { use in
    let backend = InMemoryBackend()
    try await use(
      UnreadableOrderContract.Backend(orders: backend, spoil: { await backend.spoil($0, $1) }))
  }

  @Test(arguments: unreadable.checks)
  func keepsUnreadable(_ check: ContractCheck) async throws {
    try await check()
  }
}
