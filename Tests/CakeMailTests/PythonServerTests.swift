import CakeMail
import CakeOrdering
import Foundation
import Testing

/// Against an SMTP server, a mail parser and a TLS library that are not ours. Set `CAKE_TEST_PYTHON` to a
/// Python that has aiosmtpd.
@Suite(.enabled(if: PythonServer.python != nil), .timeLimit(.minutes(2))) struct PythonServerTests {
  private func send(_ email: Email, url: String) async throws {
    try await SMTPMailSender(server: SMTPServer(url: url), from: .shop(), now: { 1_798_099_509 }).send(email)
  }

  @Test(arguments: [
    ("Your cake", "Ada", "Hello.\n"),
    ("Törtchen 🎂, täglich frisch", "Müller, Jörg", "Grüße\n\n=20 \n.\n..\n"),
    (
      String(repeating: "Sehr lange Überschrift ", count: 20), #"A "B" \C"#,
      String(repeating: "ß", count: 3_000)
    ),
    ("x\r\nBcc: evil@example.net", "y\r\nBcc: evil@example.net", ""),
    ("=?utf-8?q?a?=", "<b@c>", "tab\t\nend "),
    (String(repeating: "a", count: 300), String(repeating: "b c ", count: 50), "👩‍👩‍👧‍👦"),
  ])
  func `A foreign parser reads what was meant`(subject: String, name: String, text: String) async throws {
    let server = try PythonServer(.none)
    var email = try Email.sample(subject: subject, text: text, html: "<p>\(text)</p>")
    email.to.name = name
    try await send(email, url: "smtp://127.0.0.1:\(server.port)")
    let received = try #require(try server.received().first)
    let line = { (text: String) in text.split { $0.isWhitespace }.joined(separator: " ") }
    let ended = { (text: String) in text.isEmpty || text.hasSuffix("\n") ? text : text + "\n" }
    #expect(received == ["ada@example.com", line(subject), line(name), ended(text), ended("<p>\(text)</p>")])
  }

  @Test func `A server without SMTPUTF8 takes an email to a domain in another script`() async throws {
    let server = try PythonServer(.none, takesUTF8: false)
    try await send(.sample(to: "zoe@öztürk.example"), url: "smtp://127.0.0.1:\(server.port)")
    #expect(try server.received().map(\.first) == ["zoe@xn--ztrk-4qa2b.example"])
  }

  @Test func `A server that refuses the sender refuses a setting, not the email`() async throws {
    let server = try PythonServer(.none, refusesSenders: true)
    let error = try await #require(throws: MailError.self) {
      try await send(.sample(), url: "smtp://127.0.0.1:\(server.port)")
    }
    #expect(error.isTemporary && error.reason.hasPrefix("SMTP 550"))
  }

  @Test(arguments: [PythonServer.Protection.startTLS, .implicitTLS])
  func `A login goes over TLS to a server with a private certificate`(protection: PythonServer.Protection)
    async throws
  {
    let server = try PythonServer(protection, passwords: ["shop@example.org": "p:@ss/ wörd"])
    let scheme = protection == .startTLS ? "smtp" : "smtps"
    let host = "localhost:\(server.port)?cacert=\(server.certificate)"
    try await send(.sample(), url: "\(scheme)://shop%40example.org:p%3A%40ss%2F%20w%C3%B6rd@\(host)")
    #expect(try server.received().count == 1)
  }

  @Test(arguments: [PythonServer.Protection.startTLS, .implicitTLS])
  func `A certificate that is not trusted, or for another host, is refused`(
    protection: PythonServer.Protection
  ) async throws {
    let server = try PythonServer(protection)
    let scheme = protection == .startTLS ? "smtp" : "smtps"
    let authorities = "/etc/ssl/certs/ca-certificates.crt"
    for place in [
      "localhost:\(server.port)?cacert=\(authorities)",
      "127.0.0.1:\(server.port)?cacert=\(server.certificate)",
    ] {
      let error = try await #require(throws: MailError.self) {
        try await send(.sample(), url: "\(scheme)://\(place)")
      }
      #expect(error.isTemporary)
    }
    #expect((try? server.received()) == nil)
  }
}
