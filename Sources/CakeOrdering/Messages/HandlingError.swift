/// Why a message was not handled. Carries no customer's data.
public enum HandlingError: Error, Sendable, Equatable {
  /// Trying again can help, not before the time a peer asked for.
  case temporary(reason: String, retryAfter: Duration?)
  /// Trying again cannot help until somebody mends what is wrong.
  case permanent(reason: String)
  /// Nothing was tried, because it would have been in vain: not before that time.
  case putOff(until: Timestamp, reason: String)

  init(_ error: StoreError) {
    switch error {
    case .unavailable(let retryAfter, let reason): self = .temporary(reason: reason, retryAfter: retryAfter)
    case .unreadable(let reason): self = .temporary(reason: reason, retryAfter: nil)
    }
  }

  init(_ error: OrderingError) {
    switch error {
    case .unavailable(let retryAfter, let reason): self = .temporary(reason: reason, retryAfter: retryAfter)
    case .unreadable(let reason): self = .temporary(reason: reason, retryAfter: nil)
    default: self = .permanent(reason: "the order does not allow it: \(error)")
    }
  }

  /// What went wrong.
  public var reason: String {
    switch self {
    case .temporary(let reason, _), .permanent(let reason), .putOff(_, let reason): reason
    }
  }
}
