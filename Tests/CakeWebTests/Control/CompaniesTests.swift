import CakeOrdering
import CakeTesting
import Testing

@testable import CakeWeb

@Suite("The delivery companies in the control room")
struct CompaniesTests {
  @Test("shows the host alone of an endpoint, and no secret")
  func facts() async throws {
    let web = try await TestWeb()
    let page = try await TestBrowser(web, .operator, "olga").get("/control/companies").text
    #expect(page.contains("<code>swift-wheels.example.com</code>"))
    #expect(!page.contains("example.com/deliveries"))
    #expect(!page.contains("SWIFT_WHEELS_SECRET"))
    #expect(page.contains("Never asked so far"))
  }

  @Test(
    "finds the host of any address",
    arguments: [
      ("https://a.example/x", "a.example"), ("http://127.0.0.1:8081/", "127.0.0.1:8081"),
      ("https://user:secret@a.example?token=1", "a.example"), ("https://[::1]:1#x", "[::1]:1"),
      ("nothing", "–"),
    ])
  func host(endpoint: String, host: String) {
    #expect(CompanyCardWriter.host(of: endpoint) == host)
  }

  @Test("disables a company, so that nothing more is sent to it, and enables it again")
  func disable() async throws {
    let web = try await TestWeb()
    let browser = try await TestBrowser(web, .operator, "olga")
    let off = try await browser.post("/control/companies/swift-wheels/disablement", [:])
    #expect(off.status == 303)
    #expect(off.location == "/control/companies?company=swift-wheels")
    let page = try await browser.get(try #require(off.location)).text
    #expect(page.contains("Swift Wheels is disabled."))
    #expect(page.contains("it was disabled by hand"))
    let order = try await web.example.order(in: .sentForDelivery).order
    #expect(order.deliveryCompanyID == "radkurier")
    let on = try await browser.post("/control/companies/swift-wheels/enablement", [:])
    #expect(try await browser.get(try #require(on.location)).text.contains("Swift Wheels is enabled."))
    #expect(try await web.example.order(in: .sentForDelivery).order.deliveryCompanyID == "swift-wheels")
    #expect(try await browser.post("/control/companies/nobody/disablement", [:]).status == 404)
  }

  @Test("says that a company is disabled because it is gone, and that nobody is left")
  func gone() async throws {
    let web = try await TestWeb()
    let now = web.example.clock.now()
    try await web.backend.recordAnswer(WebhookError.gone.reason, from: "radkurier", at: now)
    try await web.backend.disable("radkurier", at: now)
    let browser = try await TestBrowser(web, .operator, "olga")
    let page = try await browser.get("/control/companies").text
    #expect(page.contains("its address is gone for good (410)"))
    #expect(!page.contains("No company is enabled"))
    try await web.backend.disable("swift-wheels", at: now)
    #expect(try await browser.get("/control/companies").text.contains("No company is enabled"))
  }
}
