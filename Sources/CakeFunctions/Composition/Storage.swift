package import CakeAWS
package import CakeOrdering

/// Where everything is kept that the API works with.
package struct Storage: Sendable {
  package let orders: any OrderStore
  package let notifications: any NotificationLog
  package let messages: any MessageDesk
  package let deliveryCompanies: any DeliveryCompanyStates
  package let tokens: any TokenRegistry
  package let peers: any PeerStates
  /// Throws if orders cannot be stored at the moment.
  package let readiness: @Sendable () async throws(StoreError) -> Void
}

extension Storage {
  /// All of it in one table.
  package init(_ backend: DynamoDBBackend) {
    self.init(
      orders: backend, notifications: backend, messages: backend, deliveryCompanies: backend, tokens: backend,
      peers: backend,
      readiness: { () async throws(StoreError) in try await backend.check() })
  }
}
