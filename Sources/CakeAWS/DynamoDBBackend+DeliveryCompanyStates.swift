public import CakeOrdering

extension DynamoDBBackend: DeliveryCompanyStates {
  /// What is known of each company that ever answered or was disabled.
  public func deliveryCompanyStates() async throws(StoreError) -> [DeliveryCompanyID: DeliveryCompanyState] {
    let items = try await table.all(
      TableQuery(
        partition: TableKey.companyPartition, [.sort, .disabledAt, .lastAnswerAt, .lastAnswer]))
    let companies = items.filter { $0.string(.sort) != TableKey.mailSort }
    let states = companies.map { item in
      DeliveryCompanyState(
        id: item.string(.sort) ?? "", disabledAt: item.time(.disabledAt),
        lastAnswerAt: item.time(.lastAnswerAt), lastAnswer: item.string(.lastAnswer))
    }
    return Dictionary(states.map { ($0.id, $0) }) { first, _ in first }
  }

  /// Keeps what a company answered.
  public func recordAnswer(_ answer: String, from id: DeliveryCompanyID, at now: Timestamp)
    async throws(StoreError)
  {
    var update = TableUpdate(.company(id))
    update.set(.lastAnswer, answer)
    update.set(.lastAnswerAt, now.description)
    _ = try await table.apply(update)
  }

  /// Sends nothing more to a company until it is enabled.
  public func disable(_ id: DeliveryCompanyID, at now: Timestamp) async throws(StoreError) {
    var update = TableUpdate(.company(id))
    update.setIfAbsent(.disabledAt, now.description)
    _ = try await table.apply(update)
  }

  /// Sends to a company again.
  public func enable(_ id: DeliveryCompanyID) async throws(StoreError) {
    var update = TableUpdate(.company(id))
    update.remove(.disabledAt)
    update.require { "attribute_exists(\($0.name(.disabledAt)))" }
    _ = try await table.apply(update)
  }
}
