import CakeHTTP
import CakeOrdering
import CakeTesting
import HTTPTypes
import Synchronization
import Testing

@testable import CakeWeb

@Suite("Signing in by a link")
struct SignInLinkTests {
  @Test("A link by email signs its reader in, for twelve hours, by a token like any other")
  func signIn() async throws {
    let web = try await TestWeb()
    let path = try await Self.link(web, "olga")
    let browser = TestBrowser(web)
    // Looking at it, as mail scanners do, does not use it up.
    for _ in 0..<3 { #expect(try await TestBrowser(web).get(path).status == 200) }
    #expect(try await browser.get(path).text.contains("method=\"post\" action=\"\(path)\""))
    let answer = try await browser.post(path, [:])
    #expect(answer.status == 303)
    let token = try #require(browser.cookies["session"])
    #expect(try await web.tokens.party(of: token) == Party(.operator, "olga"))
    let listed = try #require(try await web.backend.tokens(at: web.example.clock.now()).first)
    #expect(listed.isFromSignInLink)
    #expect(listed.expiresAt.since(web.example.clock.now()) <= .seconds(12 * 3600))
    #expect(try await browser.get("/sign-in").text.contains("You are signed in"))
  }

  @Test("Signing out ends the token that a link made, at once and for good")
  func signOut() async throws {
    let web = try await TestWeb()
    let browser = TestBrowser(web)
    let path = try await Self.link(web, "olga")
    _ = try await browser.get(path)
    _ = try await browser.post(path, [:])
    let token = try #require(browser.cookies["session"])
    #expect(try await browser.post("/sign-out", [:]).status == 303)
    #expect(try await web.tokens.party(of: token) == nil)
    web.example.clock.advance(by: .seconds(120))
    #expect(try await web.tokens.party(of: token) == nil)
  }

  @Test("A link works once")
  func twice() async throws {
    let web = try await TestWeb()
    let path = try await Self.link(web, "olga")
    let first = TestBrowser(web)
    _ = try await first.get(path)
    #expect(try await first.post(path, [:]).status == 303)
    let second = TestBrowser(web)
    _ = try await second.get(path)
    let answer = try await second.post(path, [:])
    #expect(answer.status == 410)
    #expect(answer.text.contains("This link is used up"))
    #expect(second.cookies["session"] == nil)
  }

  @Test("A link that could not be used for want of a key is not used up")
  func noKey() async throws {
    let hasKey = Mutex(true)
    let web = try await TestWeb(hasKey: { hasKey.withLock { $0 } })
    let path = try await Self.link(web, "olga")
    let browser = TestBrowser(web)
    _ = try await browser.get(path)
    hasKey.withLock { $0 = false }
    let refused = try await browser.post(path, [:])
    #expect(refused.status == 503)
    #expect(browser.cookies["session"] == nil)
    hasKey.withLock { $0 = true }
    #expect(try await browser.post(path, [:]).status == 303)
    let token = try #require(browser.cookies["session"])
    #expect(try await web.tokens.party(of: token) == Party(.operator, "olga"))
  }

  @Test("Of two who use a link at once, one is signed in")
  func together() async throws {
    let web = try await TestWeb()
    let path = try await Self.link(web, "olga")
    let statuses = try await withThrowingTaskGroup(of: Int.self) { tasks in
      for _ in 0..<2 {
        tasks.addTask {
          let browser = TestBrowser(web)
          _ = try await browser.get(path)
          return try await browser.post(path, [:]).status
        }
      }
      return try await tasks.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(statuses.sorted() == [303, 410])
  }

  @Test("A link ends after a quarter of an hour, and one that was never made opens nothing")
  func ended() async throws {
    let web = try await TestWeb()
    let path = try await Self.link(web, "olga")
    web.example.clock.advance(by: .seconds(900))
    let browser = TestBrowser(web)
    _ = try await browser.get(path)
    #expect(try await browser.post(path, [:]).status == 410)
    #expect(try await browser.post("/sign-in/\(String(repeating: "0", count: 32))", [:]).status == 410)
    #expect(try await browser.post("/sign-in/zzzz", [:]).status == 404)
    #expect(browser.cookies["session"] == nil)
  }

  @Test("Nobody is signed in by a form of another site, and the link stays good")
  func foreign() async throws {
    let web = try await TestWeb()
    let path = try await Self.link(web, "olga")
    let browser = TestBrowser(web)
    _ = try await browser.get(path)
    #expect(try await browser.post(path, [:], headers: [.origin: "https://evil.example"]).status == 403)
    #expect(try await browser.post(path, [:], token: "stale-token").status == 403)
    #expect(browser.cookies["session"] == nil)
    _ = try await browser.get(path)
    #expect(try await browser.post(path, [:]).status == 303)
  }

  @Test("The answer is the same for an address that nobody has, which gets no email")
  func nobody() async throws {
    let web = try await TestWeb()
    let browser = TestBrowser(web)
    _ = try await browser.get("/sign-in")
    let unknown = try await browser.post("/sign-in/link", ["email": "mallory@example.net"])
    try await web.example.drain()
    #expect(web.example.mail.tries == 0)
    let known = try await browser.post("/sign-in/link", ["email": Self.address("olga")])
    try await web.example.drain()
    #expect(web.example.mail.accepted.count == 1)
    #expect(
      unknown.status == known.status && unknown.location == known.location && unknown.text == known.text)
    #expect(try await browser.get("/sign-in?sent").text.contains("a link is on its way"))
  }

  @Test("What is no address is said to be none, and shown again as text")
  func noAddress() async throws {
    let web = try await TestWeb()
    let browser = TestBrowser(web)
    _ = try await browser.get("/sign-in")
    for text in ["", "olga", "a@b\r\nBcc: c@d", "\"><script>alert(1)</script>"] {
      let answer = try await browser.post("/sign-in/link", ["email": text])
      #expect(answer.status == 422)
      #expect(!answer.text.contains("<script>alert"))
    }
    #expect(web.example.mail.tries == 0)
  }

  @Test("Nobody can be flooded with links")
  func flood() async throws {
    let web = try await TestWeb()
    let browser = TestBrowser(web)
    _ = try await browser.get("/sign-in")
    for _ in 0..<20 {
      let answer = try await browser.post("/sign-in/link", ["email": Self.address("olga").uppercased()])
      #expect(answer.status == 303)
    }
    try await web.example.drain()
    #expect(web.example.mail.accepted.count == SignInLink.limitPerHour)
  }

  @Test("Without mail there are no links, and nothing that offers them")
  func without() async throws {
    let browser = TestBrowser(try await TestWeb(byEmail: false))
    #expect(try await !browser.get("/sign-in").text.contains("/sign-in/link"))
    #expect(try await browser.post("/sign-in/link", ["email": Self.address("olga")]).status == 404)
  }

  /// The address of an operator of the example shop.
  private static func address(_ id: String) -> String {
    Shop.example.operators.first { $0.id == id }?.email.text ?? ""
  }

  /// The path of a link that somebody asked for.
  private static func link(_ web: TestWeb, _ id: String) async throws -> String {
    let browser = TestBrowser(web)
    _ = try await browser.get("/sign-in")
    _ = try await browser.post("/sign-in/link", ["email": address(id)])
    try await web.example.drain()
    let email = try #require(web.example.mail.accepted.last)
    #expect(email.text.hasPrefix(ExampleShop.publicURL + "/sign-in/"))
    return String(email.text.dropFirst(ExampleShop.publicURL.utf8.count))
  }
}
