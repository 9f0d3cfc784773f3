/// A delivery company is asked to deliver again, and what waited for that is handed over at once.
public struct EnableDeliveryCompany: Sendable {
  private let companies: any DeliveryCompanyStates
  private let messages: any MessageDesk

  /// Whose messages wait for a company: those that tell one, and the one that looks for one.
  private static let waiting: Set<HandlerName> = [.sendForDelivery, .notifyDeliveryCompany, .sendFeedback]

  /// The use case over a backend.
  public init(companies: any DeliveryCompanyStates, messages: any MessageDesk) {
    self.companies = companies
    self.messages = messages
  }

  /// Enables a company.
  public func callAsFunction(_ id: DeliveryCompanyID) async throws(StoreError) {
    try await companies.enable(id)
    try await messages.wake(Self.waiting)
  }
}
