import CakeHTTP
import CakeOrdering
import CakeTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import CakeWeb

@Suite("The tokens in the control room")
struct TokensTests {
  @Test("makes a token, shows it once, and it works")
  func issue() async throws {
    let web = try await TestWeb()
    let browser = try await TestBrowser(web, .operator, "olga")
    let answer = try await browser.post(
      "/control/tokens/issue", ["holder": "producer:backstube", "lifetime": "day"])
    #expect(answer.status == 200)
    #expect(answer.location == nil)
    let shown = try #require(answer.text.firstMatch(of: /<textarea[^>]*>([^<]+)<\/textarea>/))
    let token = String(shown.output.1)
    #expect(try await web.tokens.party(of: token) == Party(.producer, "backstube"))
    let kept = try #require(try await web.tokens.list().first { $0.party.role == .producer })
    #expect(kept.expiresAt.since(kept.issuedAt) == .seconds(86_400))
    let list = try await browser.get("/control/tokens").text
    #expect(!list.contains(token))
    #expect(list.contains("Backstube"))
  }

  @Test("keeps the answer with a token out of every cache")
  func caches() async throws {
    let web = try await TestWeb()
    let session = try await web.token(.operator, "olga")
    let response = try await web.send(
      .post, "/control/tokens/issue",
      [
        .accept: "text/html", .contentType: "application/x-www-form-urlencoded",
        .cookie: "session=\(session); form=abcdef12-34567890",
      ], body: "form=abcdef12-34567890&holder=operator:olga&lifetime=year")
    #expect(response.status == .ok)
    #expect(response.headers[.cacheControl] == "no-store")
  }

  @Test(
    "makes none for somebody whom the shop file does not have",
    arguments: [
      "", "producer:olga", "customer:ada", "system:", "operator:mallory",
    ])
  func unknown(holder: String) async throws {
    let web = try await TestWeb()
    let browser = try await TestBrowser(web, .operator, "olga")
    let before = try await web.tokens.list()
    let answer = try await browser.post("/control/tokens/issue", ["holder": holder, "lifetime": "day"])
    #expect(answer.status == 422)
    #expect(answer.text.contains("id=\"holder-fault\""))
    #expect(try await web.tokens.list() == before)
  }

  @Test("makes none where there is no key")
  func noKey() async throws {
    let web = try await TestWeb(byEmail: false)
    let browser = try await TestBrowser(web, .operator, "olga")
    let page = try await browser.get("/control/tokens").text
    #expect(page.contains("This server has no key"))
    #expect(!page.contains("/control/tokens/issue"))
    #expect(try await browser.post("/control/tokens/issue", [:]).status == 404)
  }

  @Test("revokes a token at once, after a second step")
  func revoke() async throws {
    let web = try await TestWeb()
    let token = try await web.token(.producer, "backstube")
    let id = try #require(try await web.tokens.issued(token)?.id)
    let browser = try await TestBrowser(web, .operator, "olga")
    #expect(try await browser.get("/control/tokens").text.contains("Yes, revoke it"))
    let answer = try await browser.post("/control/tokens/revoke", ["id": id])
    #expect(answer.location == "/control/tokens?said=revoked")
    #expect(try await web.tokens.party(of: token) == nil)
    #expect(try await browser.get(try #require(answer.location)).text.contains("The token is revoked."))
    let gone = try await browser.post("/control/tokens/revoke", ["id": "nothing"])
    #expect(gone.location == "/control/tokens?said=gone")
  }

  @Test("marks the token in use; whoever revokes it is signed out")
  func own() async throws {
    let web = try await TestWeb()
    let browser = try await TestBrowser(web, .operator, "olga")
    let session = try #require(browser.cookies["session"])
    let id = try #require(try await web.tokens.issued(session)?.id)
    #expect(try await browser.get("/control/tokens").text.contains("this is you"))
    let answer = try await browser.post("/control/tokens/revoke", ["id": id])
    #expect(answer.location == "/sign-in?ended")
    #expect(browser.cookies["session"] == nil)
    #expect(try await web.tokens.party(of: session) == nil)
  }
}
