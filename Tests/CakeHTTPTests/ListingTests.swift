import CakeOrdering
import CakeTesting
import HTTPTypes
import JSONText
import Testing

@Suite("Lists over HTTP")
struct ListingTests {
  @Test("name orders that cannot be read to those whose they are, on the page where they belong")
  func unreadable() async throws {
    let api = try await TestAPI()
    let order = try await api.example.place().order
    #expect(try await api.get("/orders", as: .producer)["unreadable"] == nil)
    await api.backend.spoil(order.id, .newerSchema)
    for path in ["/orders", "/orders?status=placed", "/orders?q=\(order.number)"] {
      let answer = try await api.get(path, as: .producer)
      #expect(answer.status == 200 && answer["orders"]?.array == [])
      let named = try #require(answer["unreadable"]?.array)
      #expect(named.map { $0["id"]?.string } == [order.id.description])
      #expect(named.map { $0["number"]?.string } == [order.number.description])
      #expect(named.map { $0["dueDate"]?.string } == ["2026-12-24"])
      #expect(named.map { $0["reason"]?.string } == ["newerVersion"])
    }
    #expect(try await api.get("/orders", as: .otherProducer)["unreadable"] == nil)
  }

  @Test("show staff their own orders, page by page, and link to the next")
  func pages() async throws {
    let api = try await TestAPI()
    for _ in 0..<5 { _ = try await api.example.place() }
    var path = "/orders?limit=2&status=placed&from=2026-12-01&to=2026-12-31"
    var seen: [JSONValue] = []
    var count = 0
    while true {
      let answer = try await api.get(path, as: .producer)
      #expect(answer.status == 200)
      seen += answer["orders"]?.array?.compactMap { $0.object?["id"] } ?? []
      count += 1
      guard let link = answer.headers[values: try #require(HTTPField.Name("Link"))].first else {
        #expect(answer["next"] == nil)
        break
      }
      let next = try #require(answer["next"]?.string)
      #expect(
        link
          == "</\(path.dropFirst().split(separator: "?")[0])?from=2026-12-01&to=2026-12-31&status=placed&limit=2&cursor=\(next)>; rel=\"next\""
      )
      path = String(try #require(link.dropFirst().split(separator: ">").first))
    }
    #expect(count == 3)
    #expect(Set(seen).count == 5)
    #expect(try await api.get("/orders", as: .otherProducer)["orders"]?.array == [])
    #expect(try await api.get("/orders", as: .deliveryCompany)["orders"]?.array == [])
    #expect(try await api.get("/orders", as: .theOperator)["orders"]?.array?.count == 5)
    #expect(try await api.get("/orders").status == 401)
  }

  @Test("find orders by number or email")
  func search() async throws {
    let api = try await TestAPI()
    let order = try await api.example.place(.example(email: "ada+cake@example.com")).order
    for query in [
      "\(order.number)", "\(order.number)".lowercased(), "ada+cake@example.com", "ada%2Bcake%40example.com",
    ] {
      let answer = try await api.get("/orders?q=\(query)", as: .theOperator)
      #expect(answer["orders", "0", "id"] == .string("\(order.id)"), "\(query)")
      #expect(try await api.get("/orders?q=\(query)", as: .otherProducer)["orders"]?.array == [])
    }
  }

  @Test(
    "point at every parameter that is wrong",
    arguments: [
      (
        "/orders?from=x&to=2026-02-30&status=lost&limit=0&cursor=zzz",
        ["/from", "/to", "/status", "/limit", "/cursor"]
      ),
      ("/orders?from=2026-01-02&to=2026-01-01", ["/to"]), ("/orders?from=2020-01-01&to=2026-01-01", ["/to"]),
      ("/orders?limit=ten", ["/limit"]), ("/orders?limit=%2B5", ["/limit"]),
      ("/orders?limit=201", ["/limit"]),
      ("/orders?limit=1&limit=2", ["/limit"]), ("/orders?q=K7Q2", ["/q"]), ("/orders?limit=", ["/limit"]),
      ("/orders?limit=99999999999999999999", ["/limit"]), ("/orders?status=", ["/status"]),
      ("/messages?state=lost&limit=-1&cursor=", ["/state", "/limit", "/cursor"]),
      ("/notifications?order=1&limit=1000", ["/order", "/limit"]),
      ("/availability?from=tomorrow", ["/from"]), ("/availability?from=2026-12-01&to=2027-02-01", ["/to"]),
      ("/availability?from=2026-12-02&to=2026-12-01", ["/to"]), ("/availability?from=&from=", ["/from"]),
    ])
  func faults(_ path: String, _ pointers: [String]) async throws {
    let api = try await TestAPI()
    let answer = try await api.get(path, as: .theOperator)
    #expect(answer.status == 422)
    #expect(Set(answer.pointers) == Set(pointers))
  }

  @Test("show the menu and for when it can be had")
  func shop() async throws {
    let api = try await TestAPI()
    let menu = try await api.get("/cakes")
    #expect(menu.status == 200)
    #expect(menu["cakes"]?.array?.count == 4)
    #expect(menu["cakes", "0", "price", "currency"] == .string("EUR"))
    #expect(menu["cakes", "0", "inscription"] == .bool(true))
    let days = try await api.get("/availability?from=2026-12-24&to=2026-12-26")
    #expect(days["days"]?.array?.count == 3)
    #expect(days["days", "0", "open"] == .bool(true))
    #expect(days["days", "0", "slots", "0", "from"] == .string("09:00"))
    #expect(days["days", "1", "reason"] == .string("closed"))
    #expect(try await api.get("/availability")["days"]?.array?.count == 31)
  }

  @Test("show the operator what went wrong, and send it again")
  func operatorsLists() async throws {
    let api = try await TestAPI()
    let order = try await api.example.place().order
    let waiting = try await api.get("/messages?state=waiting", as: .theOperator)
    #expect(waiting["count"]?.int == 2)
    #expect(waiting["messages", "0", "payload", "type"] == .string("order.placed"))
    let lease = try #require(
      try await api.backend.lease([.notifyProducers: 1], for: .seconds(60), at: api.example.clock.now()).first
    )
    _ = try await api.backend.apply(
      .deadLetter(reason: "no way", tries: 1), to: lease, at: api.example.clock.now())
    let dead = try await api.get("/messages", as: .theOperator)
    #expect(dead["messages", "0", "state"] == .string("dead"))
    #expect(dead["messages", "0", "lastError"] == .string("no way"))
    let id = try #require(dead["messages", "0", "id"]?.string)
    let redriven = try await api.post("/messages/\(id)/redrive", as: .theOperator)
    #expect(redriven.status == 202)
    #expect(redriven.text.isEmpty)
    #expect(try await api.post("/messages/\(id)/redrive", as: .theOperator).status == 404)
    try await api.example.drain()

    let sent = try await api.get("/notifications?order=\(order.id)", as: .theOperator)
    #expect(sent["notifications"]?.array?.count == 2)
    #expect(sent["notifications", "0", "outcome"] == .string("sent"))
    let notification = try #require(sent["notifications", "0", "id"]?.string)
    #expect(try await api.post("/notifications/\(notification)/resend", as: .theOperator).status == 202)
    try await api.example.drain()
    #expect(try await api.get("/notifications", as: .theOperator)["notifications"]?.array?.count == 3)
  }

  @Test("say which notification is not to be sent again, and why")
  func overtaken() async throws {
    let api = try await TestAPI()
    let order = try await api.example.place().order
    try await api.example.drain()
    let log = try await api.get("/notifications?order=\(order.id)", as: .theOperator)["notifications"]?.array
    let announcement = try #require(log?.first { $0.object?["subject"] == .string("newOrder") })
    let id = try #require(announcement.object?["id"]?.string)
    _ = try await FulfillOrder(desk: api.example.desk)(
      FulfilmentReport(), of: order.id, as: ExampleShop.producer)
    let refused = try await api.post("/notifications/\(id)/resend", as: .theOperator)
    #expect(refused.status == 409)
    #expect(refused["type"] == .string("/problems/overtaken"))
    #expect(refused["currentStatus"] == .string("fulfilled"))
  }

  @Test("show how delivery companies are doing, and enable them again")
  func companies() async throws {
    let api = try await TestAPI()
    try await api.backend.disable("radkurier", at: api.example.clock.now())
    try await api.backend.recordAnswer("410", from: "radkurier", at: api.example.clock.now())
    let answer = try await api.get("/delivery-companies", as: .theOperator)
    #expect(answer["deliveryCompanies", "0", "enabled"] == .bool(true))
    #expect(answer["deliveryCompanies", "1", "enabled"] == .bool(false))
    #expect(answer["deliveryCompanies", "1", "lastAnswer"] == .string("410"))
    let enabled = try await api.post("/delivery-companies/radkurier/enablement", as: .theOperator)
    #expect(enabled.status == 200)
    #expect(enabled["enabled"] == .bool(true))
    #expect(try await api.post("/delivery-companies/nobody/enablement", as: .theOperator).status == 404)
  }
}
