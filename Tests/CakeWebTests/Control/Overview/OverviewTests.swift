import CakeLanguages
import CakeOrdering
import CakeTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import CakeWeb

@Suite("The overview of the control room")
struct OverviewTests {
  private let shop: TestWeb

  init() async throws {
    shop = try await TestWeb()
  }

  private func overview(_ query: String = "", language: String = "en") async throws -> String {
    let browser = try await TestBrowser(shop, .operator, "olga")
    let answer = try await browser.get("/control" + query, language: language)
    #expect(answer.status == 200)
    return answer.text
  }

  /// A figure as it stands on the page.
  private func figure(_ name: String, in html: String) throws -> String {
    let parts = html.split(separator: "<span>\(name)</span>", maxSplits: 1)
    try #require(parts.count == 2)
    let bold = try #require(parts[0].split(separator: "<b>").last)
    let value = bold.split(separator: "</b>").first ?? ""
    return String(value.split(separator: "</svg> ").last ?? "")
  }

  @Test(
    "is the operator's: bakers and companies learn that it is not theirs, strangers are asked who they are")
  func who() async throws {
    #expect(try await TestBrowser(shop, .producer, "backstube").get("/control").status == 403)
    #expect(try await TestBrowser(shop, .deliveryCompany, "radkurier").get("/control").status == 403)
    let stranger = try await shop.send(.get, "/control", [.accept: "text/html"], body: nil)
    #expect(stranger.status == .seeOther)
    #expect(stranger.headers[.location]?.hasPrefix("/sign-in") == true)
  }

  @Test("of an empty shop is friendly, and draws nothing")
  func empty() async throws {
    let html = try await overview()
    #expect(html.contains("There are no orders for these days"))
    #expect(!html.contains("<figure"))
    #expect(!html.contains("notice danger"))
    #expect(try figure("to bake today", in: html) == "0")
  }

  @Test("shows how things stand and how the last days went")
  func figures() async throws {
    // On time, and reviewed; failed; baked and waiting; and one that nobody bakes.
    let first = try await shop.example.order(in: .sentForDelivery, .example(dueDate: "2026-12-05"))
    try await shop.example.place(.example(dueDate: "2026-12-07", slot: nil))
    shop.example.clock.set(.at("2026-12-05T10:00:00Z"))
    _ = try await CompleteDelivery(desk: shop.example.desk)(
      DeliveryReport(review: 3), of: first.order.id, as: ExampleShop.deliveryCompany)
    _ = try await ReviewOrder(desk: shop.example.desk)(
      rating: 5, comment: nil, of: first.order.id, as: .customer(first.token))
    try await shop.example.drain()
    _ = try await shop.example.order(in: .failed, .example(dueDate: "2026-12-08"))
    _ = try await shop.example.order(in: .fulfilled, .example(handover: .pickup, dueDate: "2026-12-08"))
    shop.example.clock.set(.at("2026-12-08T07:00:00Z"))

    let html = try await overview("?days=7")
    #expect(try figure("to bake today", in: html) == "0")
    #expect(try figure("baked, not yet handed over", in: html) == "1")
    #expect(try figure("on their way", in: html) == "0")
    #expect(try figure("overdue", in: html) == "1")
    #expect(try figure("failed lately", in: html) == "1")
    #expect(html.contains("An order of the last week has failed."))
    #expect(html.contains("href=\"/control/orders?status=failed\""))
    #expect(html.contains("An order is not baked although its time is over."))
    #expect(try figure("orders due", in: html) == "4")
    #expect(try figure("cakes sold", in: html) == "3")
    #expect(try figure("revenue, tax included", in: html) == "€96.00")
    #expect(try figure("1 rating", in: html) == "5.0 of 5")
    #expect(try figure("delivered on time", in: html) == "100%")
    for chart in ["days", "baking", "delivering", "companies", "capacity"] {
      #expect(html.contains("id=\"\(chart)\""), "\(chart)")
    }
    // Nothing was collected yet.
    #expect(!html.contains("id=\"collecting\""))
    #expect(html.contains("<th scope=\"row\">Swift Wheels</th><td class=\"number\">1</td>"))
  }

  @Test("looks back as far as one chooses, and a month where that makes no sense")
  func window() async throws {
    try await shop.example.place(.example(dueDate: "2026-12-05"))
    shop.example.clock.set(.at("2026-12-15T08:00:00Z"))
    #expect(try await overview("?days=7").contains("There are no orders for these days"))
    for query in ["", "?days=30", "?days=90", "?days=8", "?days=-1", "?days=x"] {
      let html = try await overview(query)
      #expect(try figure("orders due", in: html) == "1", "\(query)")
      let current = query == "?days=90" ? "days=90" : "days=30"
      #expect(html.contains("href=\"/control?\(current)\" aria-current=\"true\""), "\(query)")
    }
  }

  @Test("looks ahead where there is nothing to look back at, and whenever one wants to")
  func ahead() async throws {
    try await shop.example.place(.example(dueDate: "2026-12-05"))
    for query in ["", "?days=ahead"] {
      let html = try await overview(query)
      #expect(html.contains("What is coming"))
      #expect(try figure("orders due", in: html) == "1")
      #expect(html.contains("href=\"/control?days=ahead\" aria-current=\"true\""))
    }
    #expect(try await overview("?days=30").contains("There are no orders for these days"))
  }

  @Test("speaks German to those who do")
  func german() async throws {
    try await shop.example.place(.example(dueDate: "2026-12-05"))
    shop.example.clock.set(.at("2026-12-05T08:00:00Z"))
    let html = try await overview(language: "de")
    #expect(html.contains("Bestellungen nach Fälligkeit"))
    #expect(html.contains("Sa 5. Dez."))
    #expect(try figure("Umsatz mit Steuer", in: html) == "32,00\u{A0}€")
    #expect(try figure("heute zu backen", in: html) == "1")
    #expect(!html.contains("overview."))
  }

  @Test("says in words and numbers what each drawing shows, and sets no styles of its own")
  func accessible() async throws {
    try await shop.example.place(.example(dueDate: "2026-12-05"))
    shop.example.clock.set(.at("2026-12-05T08:00:00Z"))
    let html = try await overview()
    let drawings = html.matches(of: /<svg class="chart drawn"[^>]*>/).map { String($0.output) }
    #expect(drawings.count == 3)
    for drawing in drawings {
      #expect(drawing.contains("role=\"img\""))
      #expect(drawing.contains(/aria-label="[^"]{20,}"/))
    }
    let figures = html.split(separator: "<figure").dropFirst()
    #expect(figures.allSatisfy { $0.contains("<table") && $0.contains("<figcaption") })
    #expect(!html.contains("style="))
    #expect(!html.contains("overview."))
    #expect(
      html.contains(
        "aria-label=\"Orders by due day. 1 order; the busiest day is Saturday 5 December 2026 with 1.\""))
  }

  @Test("names who does not answer the shop, and leads to what waits")
  func hangingPeers() async throws {
    let writer = OverviewWriter(
      try await ShowStatistics(desk: shop.example.desk)(
        from: .on("2026-11-25"), to: .on("2026-12-01"), as: ExampleShop.theOperator),
      shop: .example, StatisticsWords(texts: Texts(.german), preference: .init(language: .german)))
    let alarm = try #require(
      writer.alarms(deadMessages: 0, hanging: [.mail, .deliveryCompany("swift-wheels")]).first)
    #expect(alarm.alarmText.contains("Mailserver, Swift Wheels"))
    #expect(alarm.alarmURL == "/control/messages?state=putOff")
  }

  @Test("counts what was given up, and leads there")
  func dead() async throws {
    let page = OverviewWriter(
      try await ShowStatistics(desk: shop.example.desk)(
        from: .on("2026-11-25"), to: .on("2026-12-01"), as: ExampleShop.theOperator),
      shop: .example,
      StatisticsWords(texts: Texts(.english), preference: .init(language: .english)))
    #expect(page.alarms(deadMessages: 0, hanging: []).isEmpty)
    let alarm = try #require(page.alarms(deadMessages: 2, hanging: []).first)
    #expect(alarm.alarmKind == "danger")
    #expect(alarm.alarmURL == "/control/messages")
    #expect(alarm.alarmText.hasPrefix("2 messages"))
  }
}
