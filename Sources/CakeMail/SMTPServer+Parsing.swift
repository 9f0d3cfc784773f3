extension SMTPServer {
  /// Reads a server's URL as it stands in settings: `smtp://[user:password@]host[:port]` or `smtps://…`.
  ///
  /// `smtp` means port 25 unless one is given, and STARTTLS unless the host is this machine (`localhost`,
  /// `127.0.0.0/8`, `::1`), which is spoken to in the clear. `smtps` means port 465 and TLS from the start.
  /// Certificates are always verified: against the system's authorities, or those in `?cacert=/path`, which
  /// asks for TLS on this machine too. User and password are percent-encoded (RFC 3986, section 2.1).
  ///
  /// - Throws: ``SMTPServerError`` that says what is wrong and repeats nothing of the text.
  public init(url: String) throws(SMTPServerError) {
    guard let scheme = ["smtp", "smtps"].first(where: { url.lowercased().hasPrefix("\($0)://") }) else {
      throw .unknownScheme
    }
    let rest = url.dropFirst(scheme.count + 3)
    let authority = rest.prefix { !"/?#".contains($0) }
    let authorities = try Self.certificateAuthorities(in: rest[authority.endIndex...])
    let at = authority.lastIndex(of: "@")
    let credentials = try at.map { index throws(SMTPServerError) in
      try Credentials(parsing: authority[..<index])
    }
    let (host, port) = try Self.hostAndPort(at.map { authority[authority.index(after: $0)...] } ?? authority)
    let isClear = authorities == nil && Self.isLoopback(host)
    self.init(
      host: host, port: port ?? (scheme == "smtps" ? 465 : 25),
      security: scheme == "smtps" ? .implicitTLS : (isClear ? .none : .startTLS),
      certificateAuthorities: authorities, credentials: credentials)
  }

  /// Reads `?cacert=/path`; a path of the URL itself may be `/` at most.
  private static func certificateAuthorities(in text: Substring) throws(SMTPServerError) -> String? {
    let query = text.hasPrefix("/") ? text.dropFirst() : text
    guard !query.isEmpty else { return nil }
    guard query.hasPrefix("?cacert="), let path = percentDecoded(query.dropFirst("?cacert=".count)),
      path.hasPrefix("/"), !query.contains("&"), !query.contains("#")
    else { throw .unknownExtra }
    return path
  }

  private static func hostAndPort(_ text: Substring) throws(SMTPServerError) -> (host: String, port: Int?) {
    var host = text
    var rest: Substring = ""
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      host = text[..<end].dropFirst()
      rest = text[text.index(after: end)...]
      guard host.contains(":"), host.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else {
        throw .invalidHost
      }
    } else {
      host = text.prefix { $0 != ":" }
      rest = text[host.endIndex...]
      guard !host.isEmpty, host.utf8.allSatisfy(isHostByte) else { throw .invalidHost }
    }
    guard !rest.isEmpty else { return (String(host), nil) }
    let digits = rest.dropFirst()
    guard rest.hasPrefix(":"), digits.allSatisfy({ $0.isASCII && $0.isNumber }), let port = Int(digits),
      (1...65_535).contains(port)
    else { throw .invalidPort }
    return (String(host), port)
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default:
      "-._".utf8.contains(byte)
    }
  }

  private static func isLoopback(_ host: String) -> Bool {
    if host == "::1" || host.lowercased() == "localhost" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// Undoes percent-encoding; nil if it is wrong or a control character comes out.
  fileprivate static func percentDecoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst(), let low = rest.popFirst(),
        let value = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(value)
    }
    guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}

extension SMTPServer.Credentials {
  /// Reads `user:password`, both percent-encoded.
  fileprivate init(parsing text: Substring) throws(SMTPServerError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let user = SMTPServer.percentDecoded(parts[0]), !user.isEmpty,
      let password = SMTPServer.percentDecoded(parts[1])
    else { throw .invalidCredentials }
    self.init(user: user, password: password)
  }
}
