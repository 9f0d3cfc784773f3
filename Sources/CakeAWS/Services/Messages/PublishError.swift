/// Why a message could not be sent on its way. Carries no customer's data.
public enum PublishError: Error, Sendable, Equatable {
  /// Trying again can help: a throttle, a full queue, no connection, no time left.
  case unavailable(reason: String)
  /// Trying again cannot help until somebody mends what is wrong: no such queue, no right to send to it.
  case refused(reason: String)

  /// What went wrong, for logs.
  public var reason: String {
    switch self {
    case .unavailable(let reason), .refused(let reason): reason
    }
  }
}
