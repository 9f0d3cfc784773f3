import CakeOrdering
import CakeTesting
import Testing

@testable import CakeWeb

@Suite("The delivery desk")
struct DeliveriesTests {
  @Test("shows a company what waits for it, and takes its report with receiver, review and comment")
  func deliver() async throws {
    let web = try await TestWeb()
    let order = try await web.example.order(in: .sentForDelivery).order
    let company = try await TestBrowser(web, .deliveryCompany, "swift-wheels")
    let waiting = try await company.get("/deliveries").text
    #expect(waiting.contains("1 Main Street, Springfield"))
    #expect(waiting.contains("/deliveries/\(order.id)/delivery"))
    let answer = try await company.post(
      "/deliveries/\(order.id)/delivery", "receivedBy=Ada&review=5&comment=All%0D%0Awell")
    #expect(answer.status == 303)
    #expect(answer.location == "/deliveries?order=\(order.id)#ticket-\(order.id)")
    let delivery = try #require(try await web.example.order(order.id).delivery)
    #expect(delivery.report == DeliveryReport(receivedBy: "Ada", review: 5, comment: "All well"))
    let after = try await company.get("/deliveries?order=\(order.id)").text
    #expect(after.contains("\(order.number) is delivered."))
    #expect(after.contains("Delivered today"))
    #expect(!after.contains("/deliveries/\(order.id)/delivery"))
  }

  @Test("a report that is wrong comes back beside its ticket, with what was typed")
  func wrong() async throws {
    let web = try await TestWeb()
    let order = try await web.example.order(in: .sentForDelivery).order
    let company = try await TestBrowser(web, .deliveryCompany, "swift-wheels")
    let name = String(repeating: "a", count: 201)
    let answer = try await company.post(
      "/deliveries/\(order.id)/delivery", "receivedBy=\(name)&review=4")
    #expect(answer.status == 422)
    #expect(answer.text.contains("This is too long."))
    #expect(answer.text.contains("value=\"\(name)\""))
    #expect(answer.text.contains("value=\"4\" checked"))
    #expect(try await web.example.order(order.id).status == .sentForDelivery)
  }

  @Test("a report that comes too late is refused, and whoever sent it is warned of it")
  func movedOn() async throws {
    let web = try await TestWeb()
    let order = try await web.example.order(in: .delivered).order
    let company = try await TestBrowser(web, .deliveryCompany, "swift-wheels")
    let answer = try await company.post("/deliveries/\(order.id)/delivery", "receivedBy=Bob&review=1")
    #expect(answer.status == 303)
    let page = try #require(answer.location)
    #expect(page == "/deliveries?said=movedOn&order=\(order.id)")
    let html = try await company.get(page).text
    #expect(
      html.contains(
        "<p class=\"notice toast warn\" role=\"status\">\(order.number) has moved on since: Delivered.</p>"))
    #expect(!html.contains("\(order.number) is delivered."))
    #expect(try await web.example.order(order.id).delivery == order.delivery)
  }

  @Test("what an address says of another's order, or of none, is not told")
  func saidOfOthers() async throws {
    let web = try await TestWeb()
    let order = try await web.example.order(in: .delivered).order
    let other = try await TestBrowser(web, .deliveryCompany, "radkurier")
    for id in ["\(order.id)", "0193e5a0-0000-7000-8000-000000000000", "nonsense"] {
      let html = try await other.get("/deliveries?said=movedOn&order=\(id)").text
      #expect(!html.contains("class=\"notice"), "\(id)")
    }
  }

  @Test("shows a company nothing of another's, and bakers nothing at all")
  func own() async throws {
    let web = try await TestWeb()
    let order = try await web.example.order(in: .sentForDelivery).order
    let other = try await TestBrowser(web, .deliveryCompany, "radkurier")
    #expect(try await !other.get("/deliveries").text.contains("\(order.number)"))
    #expect(try await !other.get("/deliveries?order=\(order.id)").text.contains("\(order.number)"))
    #expect(try await other.post("/deliveries/\(order.id)/delivery").status == 404)
    #expect(try await TestBrowser(web, .producer, "backstube").get("/deliveries").status == 403)
    let operators = try await TestBrowser(web, .operator, "olga").get("/deliveries").text
    #expect(operators.contains("\(order.number)"))
  }
}
