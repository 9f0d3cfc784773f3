/// Why an email could not be handed over. Carries no address and no text of the email.
public enum MailError: Error, Sendable, Equatable {
  /// Trying again later can help: no connection, a timeout, a `4xx` reply, a full disk.
  case temporary(String)

  /// Trying again cannot help: a `5xx` reply, an address that is refused.
  case permanent(String)

  /// What went wrong, for logs.
  public var reason: String {
    switch self {
    case .temporary(let reason), .permanent(let reason): reason
    }
  }
}
