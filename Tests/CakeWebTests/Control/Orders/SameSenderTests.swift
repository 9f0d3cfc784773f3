import CakeOrdering
import CakeTesting
import Testing

@testable import CakeWeb

@Suite("Orders of the same customer or sender in the control room")
struct SameSenderTests {
  @Test("are shown together with their days and where they stand, and those that can be are ticked")
  func shown() async throws {
    let web = try await TestWeb()
    let first = try await web.example.place().order
    let second = try await web.example.place().order
    let baked = try await web.example.order(in: .fulfilled).order
    let olga = try await TestBrowser(web, .operator, "olga")
    let html = try await olga.get("/control/orders/\(first.id)").text
    #expect(html.contains("Orders of the same customer or sender"))
    for order in [first, second, baked] { #expect(html.contains("\(order.number)</span> · Thu 24 Dec")) }
    for order in [first, second] { #expect(html.contains("name=\"id\" value=\"\(order.id)\" checked")) }
    #expect(!html.contains("name=\"id\" value=\"\(baked.id)\""))
    let german = try await olga.get("/control/orders/\(first.id)", language: "de").text
    #expect(german.contains("Bestellungen derselben Kundschaft oder vom selben Absender"))
  }

  @Test("are not spoken of where there is but one")
  func alone() async throws {
    let web = try await TestWeb()
    let order = try await web.example.place().order
    let html = try await TestBrowser(web, .operator, "olga").get("/control/orders/\(order.id)").text
    #expect(!html.contains("Orders of the same customer or sender"))
  }

  @Test(
    "are cancelled in one step, and the page says how many, which not, and why; sent again it says the same")
  func cancelled() async throws {
    let web = try await TestWeb()
    let first = try await web.example.place().order
    let second = try await web.example.place().order
    let third = try await web.example.place().order
    let baked = try await web.example.order(in: .fulfilled).order
    let olga = try await TestBrowser(web, .operator, "olga")
    let ids = [first, second, baked].map(\.id.description)
    for _ in 0..<2 {
      let answer = try await olga.post(
        "/control/orders/\(first.id)/cancellations", ["id": ids, "reason": ["Nobody ordered these"]])
      #expect(answer.status == 200)
      #expect(answer.text.contains("2 orders are cancelled."))
      #expect(answer.text.contains("\(baked.number)</a> · It can no longer be cancelled"))
    }
    for (order, status) in [(first, OrderStatus.cancelled), (second, .cancelled), (third, .placed)] {
      let now = try await web.backend.order(order.id)
      #expect(now?.status == status)
      #expect(now?.version == (status == .cancelled ? 2 : 1))
      if status == .cancelled { #expect(now?.history.last?.note == "Nobody ordered these") }
    }
  }

  @Test("stay as they are where none is ticked, and for whoever is no operator or has no form of ours")
  func refused() async throws {
    let web = try await TestWeb()
    let order = try await web.example.place().order
    let path = "/control/orders/\(order.id)/cancellations"
    let olga = try await TestBrowser(web, .operator, "olga")
    #expect(try await olga.post(path).location == "/control/orders/\(order.id)?said=noneChosen")
    let fields = ["id": order.id.description]
    #expect(try await olga.post(path, fields, token: "other").status == 403)
    let baker = try await TestBrowser(web, .producer, "backstube")
    #expect(try await baker.post(path, fields).status == 403)
    #expect(try await web.backend.order(order.id)?.status == .placed)
  }
}
