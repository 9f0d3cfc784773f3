import CakeHTTP
import CakeOrdering
import CakeTesting
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import CakeWeb

@Suite("The demo's own pages")
struct DemoTests {
  @Test("are nowhere but in a demo, and nothing leads to them")
  func absent() async throws {
    let web = try await TestWeb()
    let browser = TestBrowser(web)
    for path in ["/demo/mailbox", "/demo/mailbox/x", "/demo/mailbox/x/letter", "/demo/delivery-company"] {
      #expect(try await browser.get(path).status == 404)
    }
    for path in ["/", "/sign-in"] { #expect(try await !browser.get(path).text.contains("/demo/")) }
    #expect(try await browser.post("/demo/sign-in", ["holder": "operator:olga"]).status == 404)
    #expect(try await browser.post("/demo/delivery-company", ["manner": "gone"]).status == 404)
    #expect(browser.cookies["session"] == nil)
  }

  @Test("leave out what a demo does not have")
  func partly() async throws {
    let browser = TestBrowser(try await TestWeb(demo: { Demo(mailbox: nil, company: nil, issuer: $0) }))
    let page = try await browser.get("/").text
    #expect(page.contains("This is a demo."))
    #expect(!page.contains("/demo/"))
    #expect(try await browser.get("/demo/mailbox").status == 404)
  }

  @Test("list the emails and show each, shut in")
  func mailbox() async throws {
    let web = try await Self.web(emails: [Self.email])
    let browser = TestBrowser(web)
    #expect(try await browser.get("/").text.contains("href=\"/demo/mailbox\""))
    let list = try await browser.get("/demo/mailbox").text
    #expect(list.contains("href=\"/demo/mailbox/1_1.notifyCustomer\""))
    #expect(list.contains("Your &lt;cake&gt;"))
    #expect(list.contains("Ada &lt;ada@example.com&gt;"))
    let page = try await web.send(.get, "/demo/mailbox/1_1.notifyCustomer", [.accept: "text/html"], body: nil)
    let text = String(buffer: page.body)
    #expect(text.contains("src=\"/demo/mailbox/1_1.notifyCustomer/letter\""))
    #expect(!text.contains("<script>alert"))
    #expect(page.headers[.contentSecurityPolicy]?.hasSuffix("; frame-src 'self'") == true)
    #expect(try await browser.get("/demo/mailbox/2").status == 404)
  }

  @Test("show an email's HTML where it can run nothing, with links that lead out of its frame")
  func letter() async throws {
    let web = try await Self.web(emails: [Self.email])
    let letter = try await web.send(.get, "/demo/mailbox/1_1.notifyCustomer/letter", [:], body: nil)
    #expect(letter.status == .ok)
    let policy = try #require(letter.headers[.contentSecurityPolicy])
    #expect(policy.hasPrefix("sandbox "))
    #expect(!policy.contains("allow-scripts"))
    #expect(!policy.contains("allow-same-origin"))
    #expect(policy.contains("default-src 'none'"))
    #expect(String(buffer: letter.body).hasPrefix("<html><head><base target=\"_top\">"))
    #expect(DemoLetter.leaving("<p>x</p>") == "<base target=\"_top\"><p>x</p>")
  }

  @Test("let anybody in as anybody of the shop file, with one tap")
  func signIn() async throws {
    let web = try await Self.web()
    let browser = TestBrowser(web)
    let page = try await browser.get("/sign-in?to=/bakery").text
    #expect(page.contains("name=\"holder\" value=\"producer:backstube\""))
    let answer = try await browser.post("/demo/sign-in", ["holder": "producer:backstube", "to": "/bakery"])
    #expect(answer.status == 303)
    #expect(answer.location == "/bakery")
    let token = try #require(browser.cookies["session"])
    #expect(try await web.tokens.party(of: token) == Party(.producer, "backstube"))
    #expect(try await browser.post("/demo/sign-in", ["holder": "operator:mallory"]).status == 404)
    #expect(
      try await browser.post("/demo/sign-in", ["holder": "operator:olga"], token: "stale").status == 403)
  }

  @Test("tell what the delivery company received, and make it do something else")
  func company() async throws {
    let now = ManualClock.start
    let web = try await Self.web(
      company: MemoryCompany([
        DemoWebhook(id: nil, type: nil, at: now, outcome: .forged),
        DemoWebhook(id: "x", type: "delivery.requested", at: now, outcome: .accepted),
      ]))
    let browser = TestBrowser(web)
    let page = try await browser.get("/demo/delivery-company").text
    #expect(page.contains("Not genuine, refused"))
    #expect(page.contains("Delivery asked for"))
    #expect(page.contains("value=\"delivering\" checked"))
    let answer = try await browser.post("/demo/delivery-company", ["manner": "gone"])
    #expect(answer.location == "/demo/delivery-company?changed")
    #expect(
      try await browser.get("/demo/delivery-company?changed").text.contains("value=\"gone\" checked"))
    #expect(try await browser.post("/demo/delivery-company", ["manner": "rude"]).status == 404)
    #expect(try await browser.post("/demo/delivery-company", ["manner": "busy"], token: "x").status == 403)
    let german = try await browser.get("/demo/delivery-company", language: "de").text
    #expect(german.contains("Das ist eine Demo."))
  }

  private static let email = DemoEmail(
    id: "1_1.notifyCustomer", from: "Shop <shop@example.org>", to: "Ada <ada@example.com>",
    subject: "Your <cake>", sentAt: ManualClock.start, text: "<script>alert(1)</script>",
    html: "<html><head></head><body><script>alert(1)</script></body></html>")

  private static func web(emails: [DemoEmail] = [], company: MemoryCompany = MemoryCompany()) async throws
    -> TestWeb
  {
    try await TestWeb(demo: { Demo(mailbox: MemoryMailbox(all: emails), company: company, issuer: $0) })
  }
}
