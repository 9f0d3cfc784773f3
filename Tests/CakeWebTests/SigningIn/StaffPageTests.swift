import CakeHTTP
import CakeOrdering
import CakeTesting
import HTTPTypes
import Hummingbird
import Testing

@testable import CakeWeb

@Suite("Pages for staff")
struct StaffPageTests {
  @Test("Whoever is not signed in is sent to the sign-in page, and back from there")
  func strangers() async throws {
    let browser = TestBrowser(try await Self.web())
    let answer = try await browser.get("/oven-room?day=2026-12-24")
    #expect(answer.status == 303)
    #expect(answer.location == "/sign-in?to=/oven-room%3Fday%3D2026-12-24")
    let form = try await browser.post("/oven-room/1/done", [:])
    #expect(form.status == 303)
    #expect(form.location == "/sign-in?to=/oven-room")
    #expect(try await browser.get("/sign-in?to=/oven-room").text.contains("Please sign in to see this page."))
  }

  @Test("Whoever is somebody else learns so")
  func others() async throws {
    let web = try await Self.web()
    let browser = try await TestBrowser(web, .deliveryCompany, "swift-wheels")
    let answer = try await browser.get("/oven-room")
    #expect(answer.status == 403)
    #expect(answer.text.contains("This page is for somebody else"))
    #expect(
      answer.text.contains("/sign-in?to&#x3D;/oven-room") || answer.text.contains("/sign-in?to=/oven-room"))
    #expect(try await browser.post("/oven-room/1/done", [:]).status == 403)
  }

  @Test("Whoever it is for sees it")
  func own() async throws {
    let web = try await Self.web()
    for (role, subject) in [(Role.producer, "backstube"), (.operator, "olga")] {
      let browser = try await TestBrowser(web, role, subject)
      let answer = try await browser.get("/oven-room")
      #expect(answer.status == 200)
      #expect(answer.text == "\(role.rawValue) \(subject)")
    }
  }

  /// The pages, and one for those who bake and those who run the shop.
  private static func web() async throws -> TestWeb {
    try await TestWeb { router, front in
      let page = front.staffPage([.producer, .operator]) { _, _, _, principal in
        guard case .staff(let party) = principal else { throw OrderingError.unauthenticated }
        return Response(
          status: .ok,
          body: ResponseBody(byteBuffer: .init(string: "\(party.role.rawValue) \(party.subject ?? "")")))
      }
      router.get("oven-room", use: page)
      router.post("oven-room/{id}/done", use: page)
    }
  }
}
