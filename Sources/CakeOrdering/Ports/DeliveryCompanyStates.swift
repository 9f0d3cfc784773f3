/// Keeps how the delivery companies are doing.
public protocol DeliveryCompanyStates: Sendable {
  /// What is known of each company that ever answered or was disabled.
  func deliveryCompanyStates() async throws(StoreError) -> [DeliveryCompanyID: DeliveryCompanyState]

  /// Keeps what a company answered.
  func recordAnswer(_ answer: String, from id: DeliveryCompanyID, at now: Timestamp) async throws(StoreError)

  /// Sends nothing more to a company until it is enabled; one that is disabled stays so since when it was.
  func disable(_ id: DeliveryCompanyID, at now: Timestamp) async throws(StoreError)

  /// Sends to a company again.
  func enable(_ id: DeliveryCompanyID) async throws(StoreError)
}
