public import CakeOrdering

/// Everything that keeps something, whichever backend it is of.
public struct StoragePorts: Sendable {
  /// Keeps orders.
  public let orders: any OrderStore
  /// Keeps messages on their way.
  public let messages: any MessageLog
  /// Shows messages to the operator.
  public let messageDesk: any MessageDesk
  /// Keeps what was sent.
  public let notifications: any NotificationLog
  /// Keeps how the delivery companies are doing.
  public let companies: any DeliveryCompanyStates
  /// Keeps staff tokens.
  public let tokens: any TokenRegistry
  /// Keeps the links by which staff sign in.
  public let links: any SignInLinks

  /// The ports of a backend, one by one.
  public init(
    orders: any OrderStore, messages: any MessageLog, messageDesk: any MessageDesk,
    notifications: any NotificationLog, companies: any DeliveryCompanyStates, tokens: any TokenRegistry,
    links: any SignInLinks
  ) {
    self.orders = orders
    self.messages = messages
    self.messageDesk = messageDesk
    self.notifications = notifications
    self.companies = companies
    self.tokens = tokens
    self.links = links
  }

  /// All of them kept in memory.
  public init(_ backend: InMemoryBackend) {
    self.init(
      orders: backend, messages: backend, messageDesk: backend, notifications: backend, companies: backend,
      tokens: backend, links: backend)
  }
}
