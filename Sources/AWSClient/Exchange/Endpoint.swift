/// An endpoint's URL in its parts.
struct Endpoint: Hashable {
  /// Scheme, host and port: `https://dynamodb.eu-central-1.amazonaws.com`.
  let origin: String
  /// The value of the `Host` header: without the scheme's own port.
  let host: String
  /// What comes before every path; empty or from a slash on, without one at its end.
  let path: String

  /// The parts of a URL; nil if it is none, or holds more than scheme, host, port and path.
  init?(_ url: String) {
    guard let colon = url.firstIndex(of: ":"), url[colon...].hasPrefix("://") else { return nil }
    let scheme = url[..<colon].lowercased()
    let rest = url[url.index(colon, offsetBy: 3)...]
    let authority = rest.prefix { $0 != "/" }
    guard ["http", "https"].contains(scheme), !authority.isEmpty,
      !rest.utf8.contains(where: { Self.forbidden.contains($0) || $0 <= 32 || $0 == 127 })
    else { return nil }
    let ownPort = scheme == "http" ? ":80" : ":443"
    host = String(authority.hasSuffix(ownPort) ? authority.dropLast(ownPort.count) : authority)
    origin = "\(scheme)://\(authority)"
    var path = rest[authority.endIndex...]
    while path.hasSuffix("/") { path.removeLast() }
    self.path = String(path)
  }

  private static let forbidden = Array("@?#\\".utf8)
}
