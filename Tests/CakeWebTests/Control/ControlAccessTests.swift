import CakeHTTP
import CakeOrdering
import CakeTesting
import HTTPTypes
import Testing

@testable import CakeWeb

@Suite("The rooms of the control room")
struct ControlAccessTests {
  private static let rooms = ["messages", "notifications", "companies", "tokens"]
  private static let forms = [
    "messages/redrive", "notifications/resend", "companies/radkurier/disablement",
    "companies/radkurier/enablement", "tokens/revoke", "tokens/issue",
  ]

  @Test("are for operators alone")
  func access() async throws {
    let web = try await TestWeb()
    for room in Self.rooms {
      let stranger = try await TestBrowser(web).get("/control/\(room)")
      #expect(stranger.status == 303)
      #expect(stranger.location == "/sign-in?to=/control/\(room)")
      for (role, subject) in [(Role.producer, "backstube"), (.deliveryCompany, "swift-wheels")] {
        let browser = try await TestBrowser(web, role, subject)
        #expect(try await browser.get("/control/\(room)").status == 403)
        for form in Self.forms { #expect(try await browser.post("/control/\(form)", [:]).status == 403) }
      }
      let page = try await TestBrowser(web, .operator, "olga").get("/control/\(room)")
      #expect(page.status == 200)
      #expect(page.text.contains("href=\"/control/\(room)\" aria-current=\"page\""))
    }
  }

  @Test("take no form of another site, and none that is stale", arguments: forms)
  func forged(form: String) async throws {
    let web = try await TestWeb()
    _ = try await web.bury("no hope")
    let browser = try await TestBrowser(web, .operator, "olga")
    let dead = try await web.deadMessages()
    let tokens = try await web.tokens.list()
    let fields = ["id": dead[0], "holder": "operator:olga", "lifetime": "day"]
    for headers in [[.origin: "https://evil.example"], [.secFetchSite: "cross-site"]] as [HTTPFields] {
      #expect(try await browser.post("/control/\(form)", fields, headers: headers).status == 403)
    }
    #expect(try await browser.post("/control/\(form)", fields, token: "stale-token").status == 403)
    #expect(try await web.deadMessages() == dead)
    #expect(try await web.backend.deliveryCompanyStates().isEmpty)
    #expect(try await web.tokens.list() == tokens)
  }

  @Test("speak German", arguments: rooms)
  func german(room: String) async throws {
    let browser = try await TestBrowser(try await TestWeb(), .operator, "olga")
    let headings = [
      "messages": "Nachrichtenfluss", "notifications": "Benachrichtigungen", "companies": "Lieferdienste",
      "tokens": "Ein neues Token",
    ]
    let page = try await browser.get("/control/\(room)", language: "de").text
    #expect(page.contains("<html lang=\"de\">"))
    #expect(page.contains(try #require(headings[room])))
  }
}
