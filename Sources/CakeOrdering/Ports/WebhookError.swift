/// Why a delivery company was not told. Carries no customer's data.
public enum WebhookError: Error, Sendable, Equatable {
  /// The company answered that its endpoint is gone for good (`410`).
  case gone
  /// The company refused (`4xx` other than 408, 410, 425 and 429): trying again cannot help.
  case refused(status: Int)
  /// Trying again can help: `5xx`, 408, 425, 429, an unexpected status, or a redirect, which is not followed.
  case failed(status: Int, retryAfter: Duration?)
  /// There was no answer: no connection, a timeout, a bad certificate.
  case unreachable(String)
  /// The endpoint or its secrets are not usable as configured: not https, a private address, no secret.
  case misconfigured(String)

  private static let answered = "the delivery company answered "

  /// The status that a company answered with, of a ``reason`` that was kept; nil if it says something else.
  public static func status(inReason reason: String) -> Int? {
    reason.hasPrefix(answered) ? Int(reason.dropFirst(answered.count)) : nil
  }

  /// What went wrong, for logs.
  public var reason: String {
    switch self {
    case .gone: "\(Self.answered)410"
    case .refused(let status), .failed(let status, _): "\(Self.answered)\(status)"
    case .unreachable(let reason), .misconfigured(let reason): reason
    }
  }
}
