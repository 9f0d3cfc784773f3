public import CakeOrdering

/// What every order store must do, whatever it keeps orders in.
///
/// It needs no message log: which messages were committed is asked of the backend under test.
public struct OrderStoreContract: Sendable {
  /// The store under test, with what the checks look at beside it.
  public struct Backend: Sendable {
    /// The store.
    public let orders: any OrderStore
    /// The notification log that is erased with an order.
    public let notifications: any NotificationLog
    /// The messages of an order that were committed, each once, the oldest first.
    public let committedMessages: @Sendable (OrderID) async throws -> [Message]

    /// A store under test.
    public init(
      orders: any OrderStore, notifications: any NotificationLog,
      committedMessages: @escaping @Sendable (OrderID) async throws -> [Message]
    ) {
      self.orders = orders
      self.notifications = notifications
      self.committedMessages = committedMessages
    }
  }

  /// Makes a backend that keeps nothing yet, lets a check use it, and tidies up.
  public typealias Provider = @Sendable (_ use: @Sendable (Backend) async throws -> Void) async throws -> Void

  let rivals: Int
  private let withBackend: Provider

  /// The contract for the backends of a provider.
  ///
  /// - Parameter rivals: How many orders there are at once for the last place.
  public init(rivals: Int = 1000, _ withBackend: @escaping Provider) {
    self.rivals = rivals
    self.withBackend = withBackend
  }

  /// Everything that is checked, each with a backend of its own.
  public var checks: [ContractCheck] {
    commitChecks + repeatChecks + capacityChecks + placementChecks + pageChecks + searchChecks + erasureChecks
  }

  func check(_ name: String, _ body: @escaping @Sendable (Backend) async throws -> Void) -> ContractCheck {
    ContractCheck(name) { [withBackend] in try await withBackend(body) }
  }
}
