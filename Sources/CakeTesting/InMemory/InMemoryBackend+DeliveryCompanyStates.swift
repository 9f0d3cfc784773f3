public import CakeOrdering

extension InMemoryBackend: DeliveryCompanyStates {
  /// What is known of each company.
  public func deliveryCompanyStates() async throws(StoreError) -> [DeliveryCompanyID: DeliveryCompanyState] {
    companies
  }

  /// Keeps what a company answered.
  public func recordAnswer(_ answer: String, from id: DeliveryCompanyID, at now: Timestamp)
    async throws(StoreError)
  {
    companies[id, default: DeliveryCompanyState(id: id)].lastAnswer = answer
    companies[id]?.lastAnswerAt = now
  }

  /// Sends nothing more to a company.
  public func disable(_ id: DeliveryCompanyID, at now: Timestamp) async throws(StoreError) {
    let since = companies[id]?.disabledAt ?? now
    companies[id, default: DeliveryCompanyState(id: id)].disabledAt = since
  }

  /// Sends to a company again.
  public func enable(_ id: DeliveryCompanyID) async throws(StoreError) {
    companies[id]?.disabledAt = nil
  }
}
