import CakeOrdering
import CakeTesting
import Testing

@testable import CakeWeb

@Suite("One order in the control room")
struct OrderRecordTests {
  private static let hostile = "<script>alert('1')</script>"

  @Test("shows everything that is kept of it, escaped: who did what, what was reported, what was sent")
  func everything() async throws {
    let web = try await TestWeb()
    var request = PlaceOrderRequest.example(
      items: [.init(cakeID: "victoria-sponge", quantity: 2, inscription: Self.hostile)],
      avoidAllergens: ["nuts"])
    request.name = Self.hostile
    request.note = "Ring <b>twice</b>"
    let placed = try await web.example.order(in: .delivered, request)
    _ = try await ReviewOrder(desk: web.example.desk)(
      rating: 4, comment: "Lovely", of: placed.order.id, as: .customer(placed.token))
    let answer = try await TestBrowser(web, .operator, "olga").get(
      "/control/orders/\(placed.order.id)")
    let html = answer.text
    #expect(answer.status == 200)
    for text in [
      "\(placed.order.number)", "“&lt;script&gt;", "Allergy! No", "Nuts", "mailto:ada@example.com",
      "tel:+442079460000", "1 Main Street, Springfield", "Ring &lt;b&gt;twice&lt;/b&gt;", "€64.00",
      "Backstube Mitte, bakery", "Swift Wheels, delivery company", "(customer)", "(automatically)",
      "Received by", "4 stars", "Lovely", "Confirmation, to the customer", "Delivered, to the customer",
      "Delivery asked for", "Feedback on a delivery",
      "/bakery/print?date=2026-12-24&amp;producer=backstube", "class=\"badge delivered\">Delivered",
    ] {
      #expect(html.contains(text), "\(text)")
    }
    #expect(!html.contains("<script>alert"))
    // Once beside the cakes, and not with everything that happened.
    #expect(html.split(separator: "Ring &lt;b&gt;").count == 2)
  }

  @Test("is in the operator's language")
  func german() async throws {
    let web = try await TestWeb()
    let order = try await web.example.place().order
    let html = try await TestBrowser(web, .operator, "olga").get(
      "/control/orders/\(order.id)", language: "de"
    )
    .text
    for text in [
      "Was Sie tun können", "Als gebacken melden", "Donnerstag, 24. Dezember 2026", "bestellt", "Kundschaft",
    ] {
      #expect(html.contains(text), "\(text)")
    }
  }

  @Test(
    "offers what the transition table allows, and nothing else", arguments: OrderStatus.allCases,
    Handover.allCases)
  func offered(status: OrderStatus, handover: Handover) async throws {
    guard status != .sentForDelivery || handover == .delivery else { return }
    let web = try await TestWeb()
    let order = try await web.example.order(in: status, .example(handover: handover)).order
    let html = try await TestBrowser(web, .operator, "olga").get("/control/orders/\(order.id)").text
    for action in OperatorAction.allCases {
      let isLegal =
        action == .erasure
        ? status.isFinal
        : OrderTransitions.target(of: action.action, from: status, handover) != nil
      let path = "action=\"/control/orders/\(order.id)/\(action.rawValue)\""
      #expect(html.contains(path) == isLegal, "\(action)")
    }
  }

  @Test("An order that does not exist, and an action that does not, are not found")
  func unknown() async throws {
    let web = try await TestWeb()
    let order = try await web.example.place().order
    let olga = try await TestBrowser(web, .operator, "olga")
    #expect(try await olga.get("/control/orders/01920000-0000-7000-8000-000000000000").status == 404)
    #expect(try await olga.get("/control/orders/nonsense").status == 404)
    #expect(try await olga.post("/control/orders/\(order.id)/explosion").status == 404)
  }

  @Test("A failed order stands out, with its reason and the ways to help")
  func failed() async throws {
    let web = try await TestWeb()
    let order = try await web.example.order(in: .failed).order
    let html = try await TestBrowser(web, .operator, "olga").get("/control/orders/\(order.id)").text
    #expect(html.contains("This order was given up"))
    #expect(html.contains("Reason: It was dropped."))
    #expect(html.contains("href=\"tel:+442079460000\">Call the customer"))
    #expect(html.contains("href=\"mailto:ada@example.com\">Write to the customer"))
  }

  @Test("A delivery company that could not be told stands out, and another one is proposed")
  func refused() async throws {
    let web = try await TestWeb()
    web.example.webhooks.fail()
    let order = try await web.example.order(in: .sentForDelivery).order
    let html = try await TestBrowser(web, .operator, "olga").get("/control/orders/\(order.id)").text
    #expect(html.contains("Swift Wheels could not be told"))
    #expect(html.contains("<option value=\"radkurier\" selected>Radkurier</option>"))
    #expect(html.contains("href=\"#delivery-request\""))
  }

  @Test(
    "What is late stands out with what helps", arguments: [OrderStatus.placed, .fulfilled, .sentForDelivery])
  func late(status: OrderStatus) async throws {
    let web = try await TestWeb()
    let order = try await web.example.order(in: status).order
    let olga = try await TestBrowser(web, .operator, "olga")
    #expect(
      try await !olga.get("/control/orders/\(order.id)").text.contains("class=\"notice danger trouble\""))
    web.example.clock.set(.at("2026-12-24T11:01:00Z"))
    let later = try await TestBrowser(web, .operator, "olga")
    #expect(
      try await later.get("/control/orders/\(order.id)").text.contains("class=\"notice danger trouble\""))
    #expect(try await later.get("/control/orders").text.contains("<span class=\"badge failed\">Late</span>"))
  }
}
