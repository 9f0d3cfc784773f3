/// Why a message was not handled. Carries no customer's data.
public enum HandlingError: Error, Sendable, Equatable {
  /// Trying again can help, not before the time a peer asked for.
  case retry(reason: String, after: Duration?)
  /// Trying again cannot help until somebody mends what is wrong.
  case permanent(reason: String)

  init(_ error: StoreError) {
    switch error {
    case .unavailable(let retryAfter, let reason): self = .retry(reason: reason, after: retryAfter)
    case .unreadable(let reason): self = .retry(reason: reason, after: nil)
    }
  }

  init(_ error: OrderingError) {
    switch error {
    case .unavailable(let retryAfter, let reason): self = .retry(reason: reason, after: retryAfter)
    case .unreadable(let reason): self = .retry(reason: reason, after: nil)
    default: self = .permanent(reason: "the order does not allow it: \(error)")
    }
  }

  /// What went wrong.
  public var reason: String {
    switch self {
    case .retry(let reason, _), .permanent(let reason): reason
    }
  }
}
