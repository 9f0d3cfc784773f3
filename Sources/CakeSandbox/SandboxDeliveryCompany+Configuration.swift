public import CakeOrdering
public import Logging

extension SandboxDeliveryCompany {
  /// What a sandbox delivery company must know.
  public struct Configuration: Sendable {
    /// Where it listens.
    public var host: String
    /// The port it listens at; 0 for any that is free.
    public var port: Int
    /// The secrets requests are signed with, `whsec_…`; at least one.
    public var secrets: [String]
    /// The shop's public address, without a slash at its end. Deliveries are reported to nowhere else, because
    /// reports carry the company's token.
    public var shopURL: String
    /// The company's token at the shop, asked for before each report.
    public var token: @Sendable () async throws -> String
    /// How long a delivery takes.
    public var delay: Duration
    /// Tells when a cake was handed over.
    public var clock: any WallClock
    /// Waits, as long as deliveries and retries take.
    public var sleep: @Sendable (Duration) async throws -> Void
    /// Gets a line for each request and report.
    public var logger: Logger
    /// Called with the port once requests are taken.
    public var onRunning: @Sendable (Int) async -> Void

    /// A configuration; what is left out is what a demonstration wants.
    public init(
      host: String = "127.0.0.1", port: Int = 8090, secrets: [String], shopURL: String, clock: any WallClock,
      delay: Duration = .seconds(3), logger: Logger,
      sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
      onRunning: @escaping @Sendable (Int) async -> Void = { _ in },
      token: @escaping @Sendable () async throws -> String
    ) {
      self.host = host
      self.port = port
      self.secrets = secrets
      self.shopURL = shopURL
      self.token = token
      self.delay = delay
      self.clock = clock
      self.sleep = sleep
      self.logger = logger
      self.onRunning = onRunning
    }
  }
}
