/// Why a text is no address of an SMTP server. Repeats nothing of it, since it may hold a password.
public enum SMTPServerError: Error, Sendable, Equatable {
  /// It starts with neither `smtp://` nor `smtps://`.
  case unknownScheme

  /// The host is missing or has characters that no host name has.
  case invalidHost

  /// The port is not a number from 1 to 65535.
  case invalidPort

  /// A user without a password, a wrong percent-encoding, or a control character in one of them.
  case invalidCredentials

  /// There is a path, a fragment, or an extra other than `cacert=/path`.
  case unknownExtra
}

extension SMTPServerError: CustomStringConvertible {
  /// One sentence for the operator.
  public var description: String {
    switch self {
    case .unknownScheme: "the SMTP URL must start with smtp:// or smtps://"
    case .invalidHost: "the SMTP URL has no valid host"
    case .invalidPort: "the SMTP URL's port must be from 1 to 65535"
    case .invalidCredentials: "the SMTP URL's credentials must be user:password, percent-encoded"
    case .unknownExtra: "the SMTP URL may have ?cacert=/path and nothing else after the host and port"
    }
  }
}
