import CakeOrdering
import CakeTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import CakeWeb

@Suite("The orders in the control room")
struct OrdersListTests {
  @Test(
    "are the operator's: a stranger is sent to sign in and comes back, a baker and a company learn it is not theirs"
  )
  func who() async throws {
    let web = try await TestWeb()
    let order = try await web.example.place().order
    for path in ["/control/orders?q=Ada", "/control/orders.csv?q=Ada", "/control/orders/\(order.id)"] {
      let stranger = try await web.send(.get, path, [.accept: "text/html"], body: nil)
      #expect(stranger.status == .seeOther)
      #expect(stranger.headers[.location] == "/sign-in?to=" + QueryText.encoded(path))
      for (role, subject) in [(Role.producer, "backstube"), (.deliveryCompany, "swift-wheels")] {
        let answer = try await TestBrowser(web, role, subject).get(path)
        #expect(answer.status == 403)
        #expect(!answer.text.contains("Ada Baker") && !answer.text.contains("Main Street"))
      }
      #expect(try await TestBrowser(web, .operator, "olga").get(path).status == 200)
    }
  }

  @Test("show number, day, status, customer, cakes, price and the allergy, escaped")
  func row() async throws {
    let web = try await TestWeb()
    var request = PlaceOrderRequest.example(avoidAllergens: ["nuts"])
    request.name = "<script>alert('1')</script>"
    let order = try await web.example.place(request).order
    let answer = try await TestBrowser(web, .operator, "olga").get("/control/orders")
    let html = answer.text
    #expect(answer.status == 200)
    #expect(html.contains("href=\"/control/orders/\(order.id)\">\(order.number)</a>"))
    #expect(html.contains("Thu 24 Dec"))
    #expect(html.contains("09:00–12:00"))
    #expect(html.contains("<span class=\"badge placed\">Ordered</span>"))
    #expect(html.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"))
    #expect(!html.contains("<script>alert"))
    #expect(html.contains("1 × Victoria sponge"))
    #expect(html.contains("No Nuts"))
    #expect(html.contains("Backstube Mitte"))
    #expect(html.contains("€32.00"))
    #expect(html.contains("1 order</p>"))
  }

  @Test("are in the operator's language")
  func german() async throws {
    let web = try await TestWeb()
    try await web.example.place(.example(avoidAllergens: ["nuts"]))
    let html = try await TestBrowser(web, .operator, "olga").get("/control/orders", language: "de").text
    #expect(html.contains("<h1>Bestellungen</h1>"))
    #expect(html.contains("Ohne Nüsse"))
    #expect(html.contains("Do 24. Dez."))
    #expect(html.contains("32,00\u{A0}€"))
  }

  @Test("are found by number, by whole email, and by a part of name, phone or address")
  func search() async throws {
    let web = try await TestWeb()
    var request = PlaceOrderRequest.example(email: "juergen@example.com", dueDate: "2026-12-23")
    request.name = "Jürgen Müller"
    request.phone = "030 / 123 45 67"
    request.address = "Schönhauser Allee 7, Berlin"
    let wanted = try await web.example.place(request).order
    let other = try await web.example.place().order
    let olga = try await TestBrowser(web, .operator, "olga")
    for q in [
      wanted.number.description, wanted.number.description.lowercased(), "juergen@example.com", "JÜRGEN",
      "müll", "3012345", "+030 1234", "hauser  allee 7", "juergen@",
      String(wanted.number.description.prefix(6)),
    ] {
      let html = try await olga.get("/control/orders?q=\(QueryText.encoded(q))").text
      #expect(html.contains("\(wanted.number)"), "\(q)")
      #expect(!html.contains("\(other.number)"), "\(q)")
    }
    // A form sends spaces as plus signs.
    #expect(try await olga.get("/control/orders?q=J%C3%BCrgen+M").text.contains("\(wanted.number)"))
    let nobody = try await olga.get("/control/orders?q=Nobody").text
    #expect(nobody.contains("No orders like that."))
    #expect(nobody.contains("value=\"Nobody\""))
  }

  @Test("A name that could be an order's number is looked for as a name, too")
  func nameLikeNumber() async throws {
    let web = try await TestWeb()
    var request = PlaceOrderRequest.example()
    request.name = "Marianne"
    let order = try await web.example.place(request).order
    #expect(OrderNumber("Marianne") != nil)
    let html = try await TestBrowser(web, .operator, "olga").get("/control/orders?q=marianne").text
    #expect(html.contains("\(order.number)"))
  }

  @Test("are filtered by day, status, handover, bakery and company, each by itself and together")
  func filters() async throws {
    let web = try await TestWeb()
    let placed = try await web.example.place(.example(dueDate: "2026-12-21")).order
    let sent = try await web.example.order(in: .sentForDelivery).order
    let ready = try await web.example.order(
      in: .fulfilled, .example(handover: .pickup, dueDate: "2026-12-22")
    ).order
    let baked = try await web.example.order(in: .fulfilled, .example(dueDate: "2026-12-23")).order
    let all = [placed, sent, ready, baked]
    let olga = try await TestBrowser(web, .operator, "olga")
    let cases: [(String, [Order])] = [
      ("", all), ("from=2026-12-22", [ready, baked, sent]),
      ("from=2026-12-21&to=2026-12-22", [placed, ready]),
      ("status=placed", [placed]), ("status=waiting", [sent, baked]), ("status=failed", []),
      ("handover=pickup", [ready]), ("producer=backstube", all), ("producer=ofenliebe", []),
      ("company=swift-wheels", [sent]), ("company=radkurier", []),
      ("producer=backstube&company=swift-wheels&handover=delivery&status=sentForDelivery", [sent]),
    ]
    for (query, wanted) in cases {
      let html = try await olga.get("/control/orders?\(query)").text
      for order in all {
        #expect(html.contains("\(order.number)") == wanted.contains(order), "\(query)")
      }
    }
  }

  @Test("What is wrong with a filter stands beside its field, all at once, with what was typed")
  func faults() async throws {
    let web = try await TestWeb()
    let olga = try await TestBrowser(web, .operator, "olga")
    let answer = try await olga.get(
      "/control/orders?from=soon&to=2026-12-24&status=eaten&producer=nobody&company=none&handover=thrown")
    let html = answer.text
    #expect(answer.status == 422)
    #expect(html.contains("id=\"from-fault\">Please write a day"))
    #expect(html.contains("value=\"soon\""))
    #expect(html.contains("value=\"2026-12-24\""))
    for name in ["status", "producer", "company", "handover"] {
      #expect(html.contains("id=\"filter-\(name)-fault\""), "\(name)")
    }
    let backwards = try await olga.get("/control/orders?from=2026-12-24&to=2026-12-01").text
    #expect(backwards.contains("id=\"to-fault\">This lies before the first day."))
    let span = try await olga.get("/control/orders?from=2026-01-01&to=2027-12-01").text
    #expect(span.contains("id=\"to-fault\">Please choose a year at most."))
    #expect(try await olga.get("/control/orders.csv?from=soon").status == 422)
  }

  @Test("come page by page, each once, with the filters in the links")
  func pages() async throws {
    let web = try await TestWeb()
    var numbers: Set<String> = []
    for index in 0..<(OrderSlice.size + 3) {
      // One bakery bakes forty of effort two a day.
      let day = 14 + index / 15
      numbers.insert(
        try await web.example.place(
          .example(dueDate: "2026-12-\(day)", items: [.init(cakeID: "lemon-tart", quantity: 1)])
        ).order.number.description)
    }
    let olga = try await TestBrowser(web, .operator, "olga")
    let first = try await olga.get("/control/orders?status=placed&handover=delivery").text
    #expect(first.contains("\(OrderSlice.size) orders on this page"))
    let link = try #require(first.firstMatch(of: /rel="next" href="([^"]*)"/)?.output.1)
    let path = link.replacing("&amp;", with: "&")
    #expect(path.hasPrefix("/control/orders?status=placed&handover=delivery&cursor=2026-12-"))
    let second = try await olga.get(String(path)).text
    #expect(second.contains("3 orders on this page"))
    #expect(second.contains("From the beginning"))
    #expect(!second.contains("rel=\"next\""))
    let pages = [first, second].map { html in Set(numbers.filter { html.contains($0) }) }
    #expect(pages[0].count == OrderSlice.size)
    #expect(pages[0].union(pages[1]) == numbers)
    #expect(pages[0].isDisjoint(with: pages[1]))
  }

  @Test("The usual views are links that keep to what they say, and the one that is shown is marked")
  func views() async throws {
    let web = try await TestWeb()
    let olga = try await TestBrowser(web, .operator, "olga")
    let html = try await olga.get("/control/orders?from=2026-12-01&to=2026-12-01").text
    #expect(
      html.contains(
        "href=\"/control/orders?from=2026-12-01&amp;to=2026-12-01\" aria-current=\"page\">Today</a>"))
    #expect(html.contains("href=\"/control/orders?from=2026-12-02&amp;to=2026-12-02\">Tomorrow</a>"))
    #expect(
      html.contains("href=\"/control/orders?from=2026-11-01&amp;status=waiting\">Waiting for delivery</a>"))
    #expect(html.contains("/control/orders.csv?from=2026-12-01&amp;to=2026-12-01"))
  }
}
