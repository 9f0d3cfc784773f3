import CakeAWS
import CakeOrdering

/// Where everything is kept that the API works with.
struct Storage: Sendable {
  let orders: any OrderStore
  let notifications: any NotificationLog
  let messages: any MessageDesk
  let deliveryCompanies: any DeliveryCompanyStates
  let tokens: any TokenRegistry
  /// Throws if orders cannot be stored at the moment.
  let readiness: @Sendable () async throws(StoreError) -> Void
}

extension Storage {
  /// All of it in one table.
  init(_ backend: DynamoDBBackend) {
    self.init(
      orders: backend, notifications: backend, messages: backend, deliveryCompanies: backend, tokens: backend,
      readiness: { () async throws(StoreError) in try await backend.check() })
  }
}
