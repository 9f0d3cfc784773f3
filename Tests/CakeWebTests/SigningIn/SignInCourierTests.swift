import CakeOrdering
import CakeTesting
import Logging
import ServiceLifecycle
import Testing

@testable import CakeWeb

@Suite("Sending sign-in links after the answer", .timeLimit(.minutes(1)))
struct SignInCourierTests {
  private static let failure = "error A sign-in link could not be sent"

  @Test("Nobody waits for the mail server, which gets the link all the same")
  func slowMail() async throws {
    let courier = SignInCourier()
    let mail = HeldMail()
    let web = try await TestWeb(mail: mail, courier: courier)
    let group = Self.group(courier)
    async let running: Void = group.run()
    // Would not come at all if it waited for the email.
    #expect(try await Self.ask(web).status == 303)
    try await eventually { mail.tries == 1 }
    #expect(mail.accepted.isEmpty)
    mail.letGo()
    try await eventually { mail.accepted.count == 1 }
    let link = try #require(mail.accepted.first).text.dropFirst(ExampleShop.publicURL.utf8.count)
    let browser = TestBrowser(web)
    _ = try await browser.get(String(link))
    #expect(try await browser.post(String(link), [:]).status == 303)
    await group.triggerGracefulShutdown()
    try await running
    #expect(web.log.lines.allSatisfy { !$0.hasPrefix("error") })
  }

  @Test("What cannot be sent is told in the log, without the address")
  func failure() async throws {
    let courier = SignInCourier()
    let web = try await TestWeb(courier: courier)
    web.example.mail.fail()
    let group = Self.group(courier)
    async let running: Void = group.run()
    _ = try await Self.ask(web)
    try await eventually { web.log.lines.contains { $0.hasPrefix(Self.failure) && $0.contains("451") } }
    #expect(web.log.lines.allSatisfy { !$0.contains("olga") })
    await group.triggerGracefulShutdown()
    try await running
  }

  @Test("What waits when the server stops is sent before it ends")
  func farewell() async throws {
    let courier = SignInCourier(limit: 100, farewell: .seconds(30))
    let mail = HeldMail()
    _ = try await Self.crowd(courier, mail)
    let group = Self.group(courier)
    async let running: Void = group.run()
    try await eventually { mail.tries > 0 }
    await group.triggerGracefulShutdown()
    try await eventually { !courier.take {} }
    #expect(mail.accepted.isEmpty)
    mail.letGo()
    try await running
    #expect(mail.accepted.count == SignInLink.limitPerHour)
  }

  @Test("Whatever the mail server does not take in time then is told in the log, each that waited")
  func broken() async throws {
    let courier = SignInCourier(limit: 100, farewell: .milliseconds(10))
    let mail = HeldMail()
    let web = try await Self.crowd(courier, mail)
    let group = Self.group(courier)
    async let running: Void = group.run()
    try await eventually { mail.tries > 0 }
    await group.triggerGracefulShutdown()
    try await running
    #expect(web.log.lines.count { $0.hasPrefix(Self.failure) } == SignInLink.limitPerHour)
    #expect(mail.accepted.isEmpty)
    // Nor is anything taken that nobody would send.
    _ = try await Self.ask(web)
    #expect(web.log.lines.count { $0.hasPrefix(Self.failure) } == SignInLink.limitPerHour + 1)
  }

  @Test("So many may wait, and more are told in the log")
  func tooMany() async throws {
    let web = try await TestWeb(courier: SignInCourier(limit: 2, farewell: .zero))
    for _ in 0..<3 { #expect(try await Self.ask(web).status == 303) }
    #expect(web.log.lines.count { $0.hasPrefix(Self.failure) } == 1)
  }

  /// Pages that were asked for more links than are under way at once, before any was sent.
  private static func crowd(_ courier: SignInCourier, _ mail: HeldMail) async throws -> TestWeb {
    let web = try await TestWeb(mail: mail, courier: courier)
    for _ in 0..<SignInLink.limitPerHour { _ = try await ask(web) }
    return web
  }

  private static func group(_ courier: SignInCourier) -> ServiceGroup {
    ServiceGroup(services: [courier], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  /// Asks for a link as the operator does.
  private static func ask(_ web: TestWeb) async throws -> TestBrowser.Answer {
    let browser = TestBrowser(web)
    _ = try await browser.get("/sign-in")
    return try await browser.post("/sign-in/link", ["email": "olga@example.com"])
  }
}
