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
    guard ["http", "https"].contains(scheme),
      rest.utf8.allSatisfy({ (33..<127).contains($0) && !Self.forbidden.contains($0) })
    else { return nil }
    let ownPort = scheme == "http" ? ":80" : ":443"
    host = String(authority.hasSuffix(ownPort) ? authority.dropLast(ownPort.count) : authority)
    guard !host.isEmpty, !host.hasPrefix(":") else { return nil }
    origin = "\(scheme)://\(authority)"
    var path = rest[authority.endIndex...]
    while path.hasSuffix("/") { path.removeLast() }
    self.path = String(path)
  }

  /// The host without its port; an IPv6 address stays in its brackets.
  var hostName: Substring {
    if host.hasPrefix("[") { return host.prefix { $0 != "]" } + "]" }
    return host.prefix { $0 != ":" }
  }

  private static let forbidden = Array("@?#\\".utf8)
}
