public import CakeOrdering

/// What every message log must do: hand each message to its handlers, in order at first, and never lose one.
public struct MessageLogContract: Sendable {
  /// The log under test, with the store that fills it.
  public struct Backend: Sendable {
    /// Fills the log.
    public let orders: any OrderStore
    /// The log.
    public let log: any MessageLog
    /// Shows and fills the log.
    public let desk: any MessageDesk
    /// The clock by which the backend goes, where it has one; the checks go by it.
    public let clock: ManualClock

    /// A log under test.
    public init(orders: any OrderStore, log: any MessageLog, desk: any MessageDesk, clock: ManualClock) {
      self.orders = orders
      self.log = log
      self.desk = desk
      self.clock = clock
    }
  }

  /// Makes a backend that keeps nothing yet, lets a check use it, and tidies up.
  public typealias Provider = @Sendable (_ use: @Sendable (Backend) async throws -> Void) async throws -> Void

  private let withBackend: Provider

  /// The contract for the backends of a provider.
  public init(_ withBackend: @escaping Provider) {
    self.withBackend = withBackend
  }

  /// Everything that is checked, each with a backend of its own.
  public var checks: [ContractCheck] {
    deliveryChecks + leaseChecks + fenceChecks + retryChecks + deadLetterChecks
  }

  func check(_ name: String, _ body: @escaping @Sendable (Backend) async throws -> Void) -> ContractCheck {
    ContractCheck(name) { [withBackend] in try await withBackend(body) }
  }
}
