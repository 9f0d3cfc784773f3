/// The endpoint that gives a container its credentials, on ECS and EKS
/// (AWS SDKs and Tools Reference Guide, "Container credential provider").
public struct ContainerCredentials: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  /// What goes into the `Authorization` header.
  enum Authorization: Sendable, Hashable {
    case none
    case text(String)
    /// The content of a file; read each time, since it is rotated.
    case file(String)
  }

  /// Where to ask.
  let url: String
  let authorization: Authorization

  /// Hosts that may be asked without TLS besides the loopback ones: those of ECS and EKS.
  private static let knownHosts: Set<String> = [
    "169.254.170.2", "169.254.170.23", "[fd00:ec2::23]", "localhost", "[::1]",
  ]

  /// The endpoint an environment names; nil if it names none.
  ///
  /// - Throws: ``ContainerCredentialsError`` if it may not be asked.
  init?(environment: [String: String]) throws(ContainerCredentialsError) {
    if let path = environment.setting("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") {
      guard path.hasPrefix("/") else {
        throw ContainerCredentialsError(reason: "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is no path")
      }
      url = "http://169.254.170.2" + path
    } else if let full = environment.setting("AWS_CONTAINER_CREDENTIALS_FULL_URI") {
      guard Self.mayBeAsked(full) else {
        throw ContainerCredentialsError(
          reason: "AWS_CONTAINER_CREDENTIALS_FULL_URI is neither of https nor of a host that may be asked")
      }
      url = full
    } else {
      return nil
    }
    authorization =
      environment.setting("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE").map { .file($0) }
      ?? environment.setting("AWS_CONTAINER_AUTHORIZATION_TOKEN").map { .text($0) } ?? .none
  }

  /// Where to ask, without what is shown there.
  public var description: String { "ContainerCredentials(\(url))" }

  /// A mirror without the token.
  public var customMirror: Mirror { Mirror(self, children: ["url": url]) }

  /// A token must not be shown to whoever listens on the way.
  private static func mayBeAsked(_ url: String) -> Bool {
    let withoutQuery = String(url.prefix { $0 != "?" })
    guard let endpoint = Endpoint(withoutQuery) else { return false }
    if endpoint.origin.hasPrefix("https:") { return true }
    let host = endpoint.hostName.lowercased()
    return knownHosts.contains(host) || isLoopback(host)
  }

  /// Whether it is an IPv4 address of the block `127.0.0.0/8`.
  private static func isLoopback(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { part in part.allSatisfy(\.isASCII) && UInt8(part) != nil }
  }
}
