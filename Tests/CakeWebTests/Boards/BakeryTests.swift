import CakeOrdering
import CakeTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import CakeWeb

@Suite("The baker's board")
struct BakeryTests {
  private static let hostile = "<script>alert('1')</script> & \"co\""

  @Test("shows what to bake with its inscription in full, escaped, and the allergy before the button")
  func ticket() async throws {
    let web = try await TestWeb()
    var request = PlaceOrderRequest.example(
      items: [.init(cakeID: "victoria-sponge", quantity: 3, inscription: Self.hostile)],
      avoidAllergens: ["nuts"])
    request.name = Self.hostile
    request.note = Self.hostile
    let order = try await web.example.place(request).order
    let answer = try await TestBrowser(web, .producer, "backstube").get("/bakery")
    let html = answer.text
    #expect(answer.status == 200)
    #expect(html.contains("\(order.number)"))
    #expect(html.contains("<span class=\"quantity\">3 ×</span> Victoria sponge"))
    #expect(
      html.contains("“&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;co&quot;”"))
    #expect(!html.contains("<script>alert"))
    #expect(html.contains("class=\"alarm\""))
    #expect(html.contains("name=\"allergensChecked\" value=\"yes\" required"))
    #expect(html.contains("6 of 40 taken"))
  }

  @Test("is in the baker's language")
  func german() async throws {
    let web = try await TestWeb()
    try await web.example.place(.example(avoidAllergens: ["nuts"]))
    let html = try await TestBrowser(web, .producer, "backstube").get("/bakery", language: "de").text
    #expect(html.contains("<h1>Backstube</h1>"))
    #expect(html.contains("Donnerstag, 24. Dezember 2026"))
    #expect(html.contains("Nüsse"))
  }

  @Test("is a baker's own and the operator's, and nobody else's")
  func own() async throws {
    let web = try await TestWeb()
    let order = try await web.example.place().order
    let other = try await TestBrowser(web, .producer, "ofenliebe")
    #expect(try await !other.get("/bakery").text.contains("\(order.number)"))
    #expect(try await other.post("/bakery/\(order.id)/fulfillment").status == 404)
    let operators = try await TestBrowser(web, .operator, "olga")
    #expect(try await operators.get("/bakery").text.contains("\(order.number)"))
    #expect(try await operators.get("/bakery?producer=backstube").text.contains("\(order.number)"))
    #expect(try await !operators.get("/bakery?producer=ofenliebe").text.contains("\(order.number)"))
    #expect(try await TestBrowser(web, .deliveryCompany, "swift-wheels").get("/bakery").status == 403)
    let stranger = try await web.send(.get, "/bakery", [.accept: "text/html"], body: nil)
    #expect(stranger.status == .seeOther)
    #expect(try await web.example.order(order.id).status == .placed)
  }

  @Test("one tap fulfils, and the page goes on with the next ticket")
  func fulfil() async throws {
    let web = try await TestWeb()
    let first = try await web.example.place().order
    let second = try await web.example.place().order
    let baker = try await TestBrowser(web, .producer, "backstube")
    let answer = try await baker.post("/bakery/\(first.id)/fulfillment?next=\(second.number)")
    #expect(answer.status == 303)
    #expect(answer.location == "/bakery?said=fulfilled&order=\(first.id)#ticket-\(second.number)")
    #expect(try await web.example.order(first.id).status == .fulfilled)
    let html = try await baker.get("/bakery?said=fulfilled&order=\(first.id)").text
    #expect(html.contains("\(first.number) is baked."))
    // A second tap changes nothing.
    _ = try await baker.post("/bakery/\(first.id)/fulfillment")
    #expect(try await web.example.order(first.id).version == 2)
  }

  @Test("with an allergy declared, nothing is fulfilled before the check is ticked, and the ticket says so")
  func allergens() async throws {
    let web = try await TestWeb()
    let order = try await web.example.place(.example(avoidAllergens: ["nuts"])).order
    let baker = try await TestBrowser(web, .producer, "backstube")
    let answer = try await baker.post("/bakery/\(order.id)/fulfillment")
    #expect(answer.location == "/bakery?said=unchecked&order=\(order.id)#ticket-\(order.number)")
    #expect(try await web.example.order(order.id).status == .placed)
    let html = try await baker.get("/bakery?said=unchecked&order=\(order.id)").text
    #expect(html.contains("Please check the allergens first, and tick the box."))
    _ = try await baker.post("/bakery/\(order.id)/fulfillment", "allergensChecked=yes")
    #expect(try await web.example.order(order.id).status == .fulfilled)
  }

  @Test("an order that was cancelled meanwhile is not fulfilled, and the baker learns why")
  func movedOn() async throws {
    let web = try await TestWeb()
    let order = try await web.example.order(in: .cancelled).order
    let baker = try await TestBrowser(web, .producer, "backstube")
    let answer = try await baker.post("/bakery/\(order.id)/fulfillment")
    #expect(answer.location == "/bakery?said=movedOn&order=\(order.id)")
    let html = try await baker.get(try #require(answer.location)).text
    #expect(html.contains("\(order.number) has moved on since: Cancelled."))
  }

  @Test("what the customer collects waits there until it is collected")
  func pickup() async throws {
    let web = try await TestWeb()
    let order = try await web.example.order(in: .fulfilled, .example(handover: .pickup)).order
    let baker = try await TestBrowser(web, .producer, "backstube")
    #expect(try await baker.get("/bakery").text.contains("/bakery/\(order.id)/collection"))
    #expect(try await baker.post("/bakery/\(order.id)/collection").status == 303)
    #expect(try await web.example.order(order.id).status == .delivered)
  }

  @Test("tells what is new, and nothing while nothing changed")
  func since() async throws {
    let web = try await TestWeb()
    let baker = try await TestBrowser(web, .producer, "backstube")
    func version(_ html: String) throws -> String {
      let rest = try #require(html.split(separator: "id=\"board\" data-version=\"").last)
      return String(rest.prefix { $0 != "\"" })
    }
    let empty = try version(try await baker.get("/bakery").text)
    #expect(try await baker.get("/bakery/since?version=\(empty)").status == 204)
    let order = try await web.example.place().order
    let answer = try await baker.get("/bakery/since?version=\(empty)")
    let html = answer.text
    #expect(answer.status == 200)
    #expect(html.contains("id=\"ticket-\(order.number)\""))
    #expect(!html.contains("<html"))
    #expect(try await baker.get("/bakery/since?version=\(version(html))").status == 204)
  }

  @Test("a day's sheet sums up what to bake of each cake, with every inscription and allergy")
  func sheet() async throws {
    let web = try await TestWeb()
    try await web.example.place(
      .example(items: [.init(cakeID: "victoria-sponge", quantity: 2, inscription: "Ada")]))
    try await web.example.place(
      .example(items: [.init(cakeID: "victoria-sponge", quantity: 3)], avoidAllergens: ["nuts"]))
    let baker = try await TestBrowser(web, .producer, "backstube")
    let html = try await baker.get("/bakery/print?date=2026-12-24").text
    #expect(html.contains("<strong class=\"quantity\">5 ×</strong> Victoria sponge"))
    #expect(html.contains("“Ada”"))
    #expect(html.contains("<strong class=\"avoided\">Nuts</strong>"))
    #expect(try await baker.get("/bakery/print?date=nonsense").status == 404)
  }

  @Test("forms of other sites are refused")
  func foreignForm() async throws {
    let web = try await TestWeb()
    let order = try await web.example.place().order
    let token = try await web.token(.producer, "backstube")
    let answer = try await web.send(
      .post, "/bakery/\(order.id)/fulfillment",
      [
        .accept: "text/html", .contentType: "application/x-www-form-urlencoded",
        .cookie: "session=\(token); form=abcdef12-34567890",
      ], body: "form=another-token-00")
    #expect(answer.status == .forbidden)
    #expect(try await web.example.order(order.id).status == .placed)
  }
}
