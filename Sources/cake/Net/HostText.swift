/// Host names and addresses in URLs.
enum HostText {
  /// The host as it stands in a URL: IPv6 addresses in brackets (RFC 3986, section 3.2.2).
  static func inURL(_ host: String) -> String {
    host.contains(":") ? "[\(host)]" : host
  }

  /// Where somebody on this machine reaches a server that listens there: an address that means all of them
  /// is no address to go to.
  static func reachable(_ host: String) -> String {
    switch host {
    case "0.0.0.0": "127.0.0.1"
    case "::": "[::1]"
    default: inURL(host)
    }
  }
}
