/// Why a store could not do what it was asked. Carries no customer's data.
public enum StoreError: Error, Sendable, Equatable {
  /// Nothing was stored; trying again can help: a full disk, a lock, a throttle, no connection.
  case unavailable(retryAfter: Duration, reason: String)
  /// What is stored cannot be read by this version.
  case unreadable(reason: String)

  /// What went wrong, for logs.
  public var reason: String {
    switch self {
    case .unavailable(_, let reason), .unreadable(let reason): reason
    }
  }
}
