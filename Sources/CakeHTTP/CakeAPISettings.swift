public import NetworkAddress

/// How the HTTP API behaves where deployments differ.
public struct CakeAPISettings: Sendable {
  /// The address at which customers reach the shop, without a slash at its end.
  public var publicURL: String
  /// Requests a minute and address on public routes; 0 for no limit, where somebody in front sets one.
  public var rateLimit: Int
  /// Who may say in `X-Forwarded-For` for whom a request is.
  public var trustedProxies: [NetworkRange]
  /// How event streams are answered.
  public var events: EventStreamSettings

  /// Settings, by default those of a server that is reached directly.
  public init(
    publicURL: String, rateLimit: Int = 120, trustedProxies: [NetworkRange] = [],
    events: EventStreamSettings = .live()
  ) {
    self.publicURL = publicURL
    self.rateLimit = rateLimit
    self.trustedProxies = trustedProxies
    self.events = events
  }
}
