public import NetworkAddress

/// The address of an endpoint, taken apart strictly, so that no two readers of it can differ.
public struct WebhookEndpoint: Sendable, Hashable {
  /// Whether it is reached over TLS.
  public let isSecure: Bool
  /// The host in lower case: a name, or an address without brackets.
  public let host: String
  /// The port, if it names one.
  public let port: Int?
  /// The path and query as they go on the request line, `/` at least.
  public let target: String
  /// The host if it is an address.
  public let address: IPAddress?

  /// Reads `https://host[:port][/path][?query]`, or `http://…`, and nothing else.
  ///
  /// - Throws: ``EndpointRefusal`` where the text is no such URL, or holds a user name, a password, a
  ///   fragment, or an address written in an odd form such as `0x7f.1` or `2130706433`.
  public init(_ text: String) throws(EndpointRefusal) {
    guard text.utf8.count <= 2048, let separator = text.firstRange(of: "://") else {
      throw .malformed("it is not of the form https://host/path")
    }
    switch text[..<separator.lowerBound].lowercased() {
    case "https": isSecure = true
    case "http": isSecure = false
    default: throw .malformed("its scheme is not https")
    }
    let rest = text[separator.upperBound...]
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    let authority = rest[..<end]
    guard !authority.contains("@") else { throw .credentials }
    target = try Self.target(rest[end...])
    (host, port) = try Self.authority(authority)
    address = IPAddress(host)
    if address == nil { try Self.checkName(host) }
  }

  /// The whole URL.
  public var url: String {
    let shown = host.contains(":") ? "[\(host)]" : host
    return (isSecure ? "https://" : "http://") + shown + (port.map { ":\($0)" } ?? "") + target
  }

  private static func authority(_ text: Substring) throws(EndpointRefusal) -> (String, Int?) {
    guard text.first == "[" else {
      let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts.first ?? "").lowercased(), try port(parts.count == 2 ? parts[1] : nil))
    }
    guard let bracket = text.firstIndex(of: "]") else { throw .malformed("its host has no closing bracket") }
    let host = String(text[text.index(after: text.startIndex)..<bracket])
    guard host.contains(":"), let address = IPAddress(host) else {
      throw .malformed("what its brackets hold is no address")
    }
    let rest = text[text.index(after: bracket)...]
    guard rest.isEmpty || rest.first == ":" else { throw .malformed("its host is followed by no port") }
    return (address.description, try port(rest.isEmpty ? nil : rest.dropFirst()))
  }

  private static func port(_ text: Substring?) throws(EndpointRefusal) -> Int? {
    guard let text else { return nil }
    guard text.utf8.count <= 5, text.utf8.allSatisfy(ASCII.isDigit), let port = Int(text),
      (1...65_535).contains(port)
    else { throw .malformed("its port is not from 1 to 65535") }
    return port
  }

  /// RFC 1123, section 2.1, and the underscore that some private networks use. A last label that looks like
  /// a number makes an address of the whole (WHATWG URL, "ends in a number checker"), and an address has one
  /// form here.
  private static func checkName(_ host: String) throws(EndpointRefusal) {
    let labels = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    for label in labels {
      guard (1...63).contains(label.count), label.first != UInt8(ascii: "-"),
        label.last != UInt8(ascii: "-"),
        label.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
      else { throw .malformed("its host is no name; international ones are written in their xn-- form") }
    }
    guard host.utf8.count <= 253, let last = labels.last else { throw .malformed("its host is too long") }
    if last.allSatisfy(ASCII.isDigit) || last.starts(with: "0x".utf8) {
      throw .malformed("its host is an address in an odd form")
    }
  }

  private static func target(_ text: Substring) throws(EndpointRefusal) -> String {
    guard !text.contains("#") else { throw .malformed("it has a fragment") }
    let allowed = "/?-._~!$&'()*+,;=:@%".utf8
    guard text.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || allowed.contains($0) }) else {
      throw .malformed("its path or query holds a character that must be percent-encoded")
    }
    return text.first == "/" ? String(text) : "/" + text
  }
}
