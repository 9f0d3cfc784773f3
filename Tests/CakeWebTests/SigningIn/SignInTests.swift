import CakeHTTP
import CakeOrdering
import CakeTesting
import HTTPTypes
import Testing

@testable import CakeWeb

@Suite("Signing in by a token")
struct SignInTests {
  @Test("A token becomes a cookie that ends with it and that no script and no other site can use")
  func signIn() async throws {
    let web = try await TestWeb(publicURL: "https://cakes.example")
    let browser = TestBrowser(web)
    #expect(try await browser.get("/sign-in").status == 200)
    let token = try await web.token(.producer, "backstube", lifetime: .seconds(600))
    let answer = try await browser.post("/sign-in", ["token": "  \(token)\n"])
    #expect(answer.status == 303)
    let cookie = try #require(browser.settings["session"])
    let parts = Set(cookie.split(separator: ";").map { $0.drop { $0 == " " } })
    #expect(parts.isSuperset(of: ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"]))
    #expect(parts.contains { $0 == "Max-Age=600" || $0 == "Max-Age=599" })
    let page = try await browser.get("/sign-in")
    #expect(page.text.contains("You are signed in"))
    #expect(page.text.contains("action=\"/sign-out\""))
  }

  @Test("A token that is forged, cut off, empty or of nobody is refused, and never shown again")
  func noTokens() async throws {
    let web = try await TestWeb()
    let good = try await web.token(.producer, "backstube")
    let strangers = try await TestWeb().token(.producer, "backstube")
    for token in [strangers, String(good.dropLast(3)), "", "   ", "<script>alert(1)</script>", "a.b.c"] {
      let browser = TestBrowser(web)
      _ = try await browser.get("/sign-in")
      let answer = try await browser.post("/sign-in", ["token": token, "to": "/bakery"])
      #expect(answer.status == 422)
      #expect(browser.cookies["session"] == nil)
      #expect(answer.text.contains("aria-invalid=\"true\""))
      #expect(answer.text.contains("name=\"to\" value=\"/bakery\""))
      #expect(!answer.text.contains("alert(1)"))
      if token.count > 20 { #expect(!answer.text.contains(token)) }
    }
  }

  @Test("A session ends with its token, and when the token is revoked")
  func ends() async throws {
    let web = try await TestWeb()
    let (token, record) = try await web.issuer.issue(
      .producer, subject: "backstube", lifetime: .seconds(600))
    let browser = TestBrowser(web)
    browser.keep("session", token)
    #expect(try await browser.get("/").text.contains("action=\"/sign-out\""))
    _ = try await web.backend.revoke(record.id, at: web.example.clock.now())
    web.example.clock.advance(by: .seconds(61))
    #expect(try await !browser.get("/").text.contains("action=\"/sign-out\""))

    browser.keep("session", try await web.token(.producer, "backstube", lifetime: .seconds(600)))
    #expect(try await browser.get("/").text.contains("action=\"/sign-out\""))
    web.example.clock.advance(by: .seconds(601))
    #expect(try await !browser.get("/").text.contains("action=\"/sign-out\""))
  }

  @Test("Signing out takes the cookie back; a token that was pasted stays good")
  func signOut() async throws {
    let web = try await TestWeb()
    let browser = TestBrowser(web)
    let token = try await web.token(.operator, "olga")
    _ = try await browser.get("/sign-in")
    _ = try await browser.post("/sign-in", ["token": token])
    #expect(browser.cookies["session"] == token)
    let answer = try await browser.post("/sign-out", [:])
    #expect(answer.status == 303)
    #expect(answer.location == "/sign-in?ended")
    #expect(browser.cookies["session"] == nil)
    #expect(try await browser.get("/sign-in?ended").text.contains("You are signed out."))
    #expect(try await web.tokens.party(of: token) == Party(.operator, "olga"))
  }

  @Test(
    "Nobody is signed in or out by a form of another site, or of an old page",
    arguments: ["/sign-in", "/sign-out"])
  func foreignForms(path: String) async throws {
    let web = try await TestWeb()
    let token = try await web.token(.operator, "olga")
    let browser = TestBrowser(web)
    _ = try await browser.get("/sign-in")
    if path == "/sign-out" { browser.keep("session", token) }
    let before = browser.cookies["session"]
    let hostile: [(HTTPFields, String?)] = [
      ([.origin: "https://evil.example"], nil), ([:], "stale-token"), ([:], ""),
    ]
    for (headers, formToken) in hostile {
      let answer = try await browser.post(path, ["token": token], token: formToken, headers: headers)
      #expect(answer.status == 403)
      #expect(browser.cookies["session"] == before)
    }
    var crossSite = HTTPFields()
    crossSite[.secFetchSite] = "cross-site"
    #expect(try await browser.post(path, ["token": token], headers: crossSite).status == 403)
    #expect(browser.cookies["session"] == before)
  }

  @Test(
    "Signing in leads back to a page of ours, and never to another site",
    arguments: [
      ("/bakery?day=2026-12-24", "/bakery?day=2026-12-24"), ("https://evil.example", nil),
      ("//evil.example", nil), ("/\\evil.example", nil), ("javascript:alert(1)", nil), ("/sign-out", nil),
      ("", nil),
    ])
  func wayBack(to: String, expected: String?) async throws {
    let web = try await TestWeb()
    let browser = TestBrowser(web)
    let page = try await browser.get("/sign-in?to=" + QueryText.encoded(to))
    #expect(!page.text.contains("evil.example"))
    let token = try await web.token(.producer, "backstube")
    let answer = try await browser.post("/sign-in", ["token": token, "to": to])
    #expect(answer.status == 303)
    #expect(answer.location == expected ?? Navigation.home(of: Party(.producer, "backstube")))
  }

  @Test("The page speaks German")
  func german() async throws {
    let page = try await TestBrowser(try await TestWeb()).get("/sign-in", language: "de")
    #expect(page.text.contains("Anmelden"))
    #expect(page.text.contains("lang=\"de\""))
  }
}
