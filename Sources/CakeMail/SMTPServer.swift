/// Where emails are handed over, and how the connection is protected.
///
/// Its textual forms show scheme, host and port, never the credentials.
public struct SMTPServer: Sendable, Equatable {
  /// How the connection is encrypted.
  public enum Security: Sendable, Equatable {
    /// Not at all; for servers on the same machine.
    case none

    /// By STARTTLS (RFC 3207), without which nothing is sent.
    case startTLS

    /// From the first byte on (RFC 8314, section 3.3).
    case implicitTLS
  }

  /// What the server asks for before it takes an email (RFC 4954).
  struct Credentials: Sendable, Equatable {
    var user: String
    var password: String
  }

  /// A host name or an IP address, without brackets.
  public let host: String
  /// The TCP port.
  public let port: Int
  /// How the connection is encrypted.
  public let security: Security
  /// A PEM file with the authorities to trust instead of the system's, for servers with private certificates.
  public let certificateAuthorities: String?

  let credentials: Credentials?

  init(
    host: String, port: Int, security: Security, certificateAuthorities: String?, credentials: Credentials?
  ) {
    self.host = host
    self.port = port
    self.security = security
    self.certificateAuthorities = certificateAuthorities
    self.credentials = credentials
  }

  /// The URL for libcurl: credentials are handed over apart from it.
  var location: String {
    let scheme = security == .implicitTLS ? "smtps" : "smtp"
    let host = host.contains(":") ? "[\(host)]" : host
    return "\(scheme)://\(host):\(port)"
  }
}

extension SMTPServer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Scheme, host and port.
  public var description: String { location }

  /// Scheme, host and port.
  public var debugDescription: String { location }

  /// Shows the location only: `dump` reads this.
  public var customMirror: Mirror { Mirror(self, children: ["location": location]) }
}
