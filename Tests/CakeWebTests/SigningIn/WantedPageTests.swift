import CakeOrdering
import CakeTesting
import Testing

@testable import CakeWeb

@Suite("The page that was wanted before signing in")
struct WantedPageTests {
  @Test(
    "is where a link by email leads to, in any browser, without what was searched for",
    arguments: [
      ("/control/orders?q=Ada&status=placed", "/control/orders?status=placed"),
      ("/control/orders?q=Ada", "/control/orders"), ("/bakery", "/bakery"),
    ])
  func kept(asked: String, wanted: String) async throws {
    let web = try await TestWeb()
    let path = try await Self.link(web, to: asked)
    #expect(path.hasSuffix("?to=" + QueryText.encoded(wanted)))
    let browser = TestBrowser(web)
    let page = try await browser.get(path).text
    let kept = try #require(page.firstMatch(of: /name="to" value="([^"]*)"/)?.output.1).replacing(
      "&amp;", with: "&")
    #expect(kept == wanted)
    let secret = String(path.prefix { $0 != "?" })
    #expect(try await browser.post(secret, ["to": String(kept)]).location == wanted)
  }

  @Test(
    "is left out of the email, and of the way, unless it is a page of ours for staff",
    arguments: [
      "https://evil.example/", "//evil.example/control", "/\\evil.example", "/controlled", "/sign-out",
      "/track/x/y",
      "/", "", "javascript:alert(1)", "/control\r\nBcc: x@example.com", "/bakery?\"><script>",
    ])
  func others(wanted: String) async throws {
    let web = try await TestWeb()
    let path = try await Self.link(web, to: wanted)
    if wanted.contains("<script>") {
      #expect(!path.contains("<"))
    } else {
      #expect(!path.contains("?"))
    }
    let browser = TestBrowser(web)
    let secret = String(path.prefix { $0 != "?" })
    let page = try await browser.get("\(secret)?to=\(QueryText.encoded(wanted))").text
    #expect(!page.contains("evil.example"))
    #expect(!page.contains("<script>"))
    let location = try #require(try await browser.post(secret, ["to": wanted]).location)
    #expect(location.hasPrefix("/") && !location.hasPrefix("//"))
  }

  private static func link(_ web: TestWeb, to wanted: String) async throws -> String {
    let browser = TestBrowser(web)
    _ = try await browser.get("/sign-in")
    _ = try await browser.post("/sign-in/link", ["email": "olga@example.com", "to": wanted])
    try await web.example.drain()
    let email = try #require(web.example.mail.accepted.last)
    return String(email.text.dropFirst(ExampleShop.publicURL.utf8.count))
  }
}
