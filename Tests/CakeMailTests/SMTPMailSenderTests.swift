import CakeOrdering
import Foundation
import Testing

@testable import CakeMail

@Suite(.timeLimit(.minutes(1))) struct SMTPMailSenderTests {
  private func sender(port: Int, limits: SMTPLimits = SMTPLimits()) throws -> SMTPMailSender {
    let server = try SMTPServer(url: "smtp://127.0.0.1:\(port)")
    return SMTPMailSender(server: server, from: try .shop(), limits: limits, now: { 1_798_099_509 })
  }

  @Test func `An email arrives as it was rendered`() async throws {
    let server = try ScriptedSMTPServer()
    defer { server.stop() }
    let email = try Email.sample(subject: "Törtchen", text: ".\n..\n" + String(repeating: "long ", count: 99))
    try await sender(port: server.port).send(email)
    #expect(try server.state.messages == [email.rendered()])
    let commands = server.state.commands
    #expect(commands.contains { $0.hasPrefix("MAIL FROM:<shop@example.org>") })
    #expect(commands.contains("RCPT TO:<ada@example.com>"))
  }

  @Test func `A domain in another script travels in ASCII, on the envelope and in the header`() async throws {
    let server = try ScriptedSMTPServer()
    defer { server.stop() }
    let from = Mailbox(name: "", address: try #require(EmailAddress("shop@Bücher.example")))
    let sender = SMTPMailSender(
      server: try SMTPServer(url: "smtp://127.0.0.1:\(server.port)"), from: from, now: { 0 })
    try await sender.send(.sample(to: "zoe@öztürk.example"))
    #expect(server.state.commands.contains { $0.hasPrefix("MAIL FROM:<shop@xn--bcher-kva.example>") })
    #expect(server.state.commands.contains("RCPT TO:<zoe@xn--ztrk-4qa2b.example>"))
    #expect(!server.state.commands.contains { $0.contains("SMTPUTF8") })
    let message = try #require(server.state.messages.first)
    #expect(
      message.contains("<zoe@xn--ztrk-4qa2b.example>") && message.contains("shop@xn--bcher-kva.example"))
    #expect(message.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func `A connection is kept open, and a big email goes through it too`() async throws {
    let server = try ScriptedSMTPServer()
    defer { server.stop() }
    let sender = try sender(port: server.port)
    for number in 0..<10 { try await sender.send(.sample(id: "m-\(number)")) }
    try await sender.send(.sample(text: String(repeating: "Much to say. ", count: 50_000)))
    #expect(server.state.messages.count == 11)
    #expect(server.state.connectionCount == 1)
  }

  @Test func `No more connections than allowed are open at once`() async throws {
    let server = try ScriptedSMTPServer(.init(delay: 0.02))
    defer { server.stop() }
    let sender = try sender(port: server.port, limits: SMTPLimits(connections: 3))
    try await withThrowingTaskGroup { group in
      for number in 0..<30 { group.addTask { try await sender.send(.sample(id: "m-\(number)")) } }
      try await group.waitForAll()
    }
    #expect(server.state.messages.count == 30)
    #expect(server.state.connectionCount == 3)
    #expect(server.state.highestActiveCount <= 3)
  }

  @Test(arguments: [
    ("RCPT", "550 no such user <ada@example.com>"),
    ("RCPT", "550-no such user\r\n550 5.1.1 <ada@example.com>"),
    ("DATA", "554 no"), (".", "552 too much"), (".", "554 5.7.1 spam"),
  ])
  func `A refusal of this email is permanent and tells no address`(command: String, reply: String)
    async throws
  {
    let server = try ScriptedSMTPServer(.init(replies: [command: reply]))
    defer { server.stop() }
    let error = try await #require(throws: MailError.self) {
      try await sender(port: server.port).send(.sample())
    }
    guard case .permanent(let text) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(text.hasPrefix("SMTP \(reply.prefix(3)): "))
    #expect(!text.contains("@"))
  }

  @Test(arguments: [
    ("MAIL", "451 later"), ("RCPT", "450 later"), ("DATA", "452 full"), (".", "451 later"),
    ("RCPT", "530 login first"),
    ("MAIL", "550 no"), ("MAIL", "553 5.1.8 <shop@example.org>: no such domain"),
    ("RCPT", "550 5.1.8 <shop@example.org>: no such domain"), ("RCPT", "550 5.1.7 no such sender"),
    ("EHLO", "554 not you"), (".", "close"), ("RCPT", "close"),
  ])
  func `Anything else is temporary`(command: String, reply: String) async throws {
    var replies = [command: reply]
    if command == "EHLO" { replies["HELO"] = reply }
    let server = try ScriptedSMTPServer(.init(replies: replies))
    defer { server.stop() }
    let error = try await #require(throws: MailError.self) {
      try await sender(port: server.port).send(.sample())
    }
    guard case .temporary(let text) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(text.hasPrefix("SMTP"))
    #expect(!text.contains("@"))
  }

  @Test func `A server that greets with a refusal refuses everybody, not this email`() async throws {
    let server = try ScriptedSMTPServer(.init(greeting: "554 closed"))
    defer { server.stop() }
    let error = try await #require(throws: MailError.self) {
      try await sender(port: server.port).send(.sample())
    }
    #expect(error.isTemporary)
  }

  @Test func `A sender that is refused on a connection that was used before is the setting's matter, too`()
    async throws
  {
    let server = try ScriptedSMTPServer(.init(laterReplies: ["MAIL": "550 no"]))
    defer { server.stop() }
    let sender = try sender(port: server.port, limits: SMTPLimits(connections: 1))
    try await sender.send(.sample())
    let error = try await #require(throws: MailError.self) { try await sender.send(.sample()) }
    #expect(error.isTemporary)
  }

  @Test func `A refused email does not stop the next one`() async throws {
    let server = try ScriptedSMTPServer(.init(replies: ["RCPT": "550 no"]))
    let sender = try sender(port: server.port, limits: SMTPLimits(connections: 1))
    for _ in 0..<3 {
      let error = await #expect(throws: MailError.self) { try await sender.send(.sample()) }
      #expect(error?.isTemporary == false)
    }
    server.stop()
  }

  @Test func `A connection that the server closed meanwhile is opened again without a fault`() async throws {
    let server = try ScriptedSMTPServer(.init(messagesPerConnection: 1))
    defer { server.stop() }
    let sender = try sender(port: server.port, limits: SMTPLimits(connections: 1))
    for number in 0..<20 { try await sender.send(.sample(id: "m-\(number)")) }
    #expect(server.state.messages.count == 20)
    #expect(server.state.connectionCount >= 20)
  }

  @Test func `A server that is gone is a temporary fault`() async throws {
    let port = try Loopback.freePort()
    let error = try await #require(throws: MailError.self) { try await sender(port: port).send(.sample()) }
    #expect(error.isTemporary)
  }

  @Test func `A server that never answers is given up at the deadline`() async throws {
    let (listener, port) = try Loopback.listen()
    defer { close(listener) }
    let sender = try sender(port: port, limits: SMTPLimits(connectMilliseconds: 200, totalMilliseconds: 300))
    let error = try await #require(throws: MailError.self) { try await sender.send(.sample()) }
    #expect(error.isTemporary)
  }

  @Test func `A cancelled task ends its hand-over, and those in line behind it too`() async throws {
    let (listener, port) = try Loopback.listen()
    defer { close(listener) }
    let sender = try sender(port: port, limits: SMTPLimits(connections: 1))
    let began = ContinuousClock.now
    await withTaskGroup { group in
      for _ in 0..<5 {
        group.addTask {
          let error = await #expect(throws: MailError.self) { try await sender.send(.sample()) }
          #expect(error?.isTemporary == true)
        }
      }
      try? await Task.sleep(for: .milliseconds(50))
      group.cancelAll()
    }
    #expect(ContinuousClock.now - began < .seconds(8))
  }

  @Test func `A refused login is the operator's matter, not the email's`() async throws {
    let server = try ScriptedSMTPServer(
      .init(replies: ["EHLO": "250-test\r\n250 AUTH PLAIN", "AUTH": "535 wrong"]))
    defer { server.stop() }
    let url = "smtp://shop:secret@127.0.0.1:\(server.port)"
    let sender = SMTPMailSender(server: try SMTPServer(url: url), from: try .shop(), now: { 0 })
    let error = try await #require(throws: MailError.self) { try await sender.send(.sample()) }
    #expect(error.isTemporary)
    #expect(!"\(error)".contains("secret"))
    #expect(server.state.messages.isEmpty)
  }

  @Test func `Without STARTTLS nothing is sent where it is required`() async throws {
    let server = try ScriptedSMTPServer()
    defer { server.stop() }
    let url = "smtp://user:secret@127.0.0.1:\(server.port)?cacert=/etc/ssl/certs/ca-certificates.crt"
    let sender = SMTPMailSender(server: try SMTPServer(url: url), from: try .shop(), now: { 0 })
    let error = try await #require(throws: MailError.self) { try await sender.send(.sample()) }
    #expect(error.isTemporary)
    #expect(server.state.commands.allSatisfy { $0.hasPrefix("EHLO") || $0.hasPrefix("QUIT") })
  }
}

extension MailError {
  var isTemporary: Bool {
    guard case .temporary = self else { return false }
    return true
  }
}
