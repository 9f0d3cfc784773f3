public import CakeOrdering

/// What the HTTP API works with; whoever runs it chooses the backend.
public struct CakeServices: Sendable {
  /// Where orders are placed and changed.
  public var desk: OrderDesk
  /// What was sent to whom.
  public var notifications: any NotificationLog
  /// What became of messages.
  public var messages: any MessageDesk
  /// How the delivery companies are doing.
  public var deliveryCompanies: any DeliveryCompanyStates
  /// Tells staff by their tokens.
  public var tokens: StaffTokens
  /// Tells of orders that changed, for event streams.
  public var changes: OrderChanges
  /// Makes of clients' addresses what is kept with their orders; nil where nothing is.
  public var senderKey: SenderKey?
  /// Who of those that the shop speaks to hangs; nil where nobody here knows.
  public var peers: (any PeerStates)?
  /// Throws if orders cannot be stored at the moment. Called once a second at most.
  public var readiness: @Sendable () async throws(StoreError) -> Void
  /// The metrics in Prometheus text format; nil where they are collected another way, and `/metrics` is `404`.
  public var metrics: (@Sendable () -> String)?

  /// Services with all their parts.
  public init(
    desk: OrderDesk, notifications: any NotificationLog, messages: any MessageDesk,
    deliveryCompanies: any DeliveryCompanyStates, tokens: StaffTokens, changes: OrderChanges = OrderChanges(),
    peers: (any PeerStates)? = nil,
    senderKey: SenderKey? = nil,
    readiness: @escaping @Sendable () async throws(StoreError) -> Void,
    metrics: (@Sendable () -> String)? = nil
  ) {
    self.desk = desk
    self.notifications = notifications
    self.messages = messages
    self.deliveryCompanies = deliveryCompanies
    self.tokens = tokens
    self.changes = changes
    self.peers = peers
    self.senderKey = senderKey
    self.readiness = readiness
    self.metrics = metrics
  }
}
