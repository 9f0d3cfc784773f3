import CakeOrdering
import CakeTesting
import Foundation
import Testing

@testable import CakeWeb

@Suite("An order that a newer version made")
struct UnreadableTests {
  private static let sentence = "Made by a newer version of this program"

  /// An order in a state, which cannot be read.
  private func spoiled(_ web: TestWeb, _ status: OrderStatus = .placed) async throws -> Order {
    let order = try await web.example.order(in: status).order
    await web.backend.spoil(order.id, .newerSchema)
    return order
  }

  @Test("is a card on the board, with its number, its day and why")
  func board() async throws {
    let web = try await TestWeb()
    let order = try await spoiled(web)
    let html = try await TestBrowser(web, .producer, "backstube").get("/bakery").text
    #expect(html.contains("\(order.number)") && html.contains("Thu 24 Dec"))
    #expect(html.contains(Self.sentence))
    #expect(!html.contains("id=\"nothing-to-bake\""))
    #expect(
      try await !TestBrowser(web, .producer, "ofenliebe").get("/bakery").text.contains("\(order.number)"))
    let sheet = try await TestBrowser(web, .producer, "backstube").get("/bakery/print?date=2026-12-24").text
    #expect(sheet.contains("\(order.number)") && sheet.contains(Self.sentence))
  }

  @Test("comes to a board that is looked at")
  func renewal() async throws {
    let web = try await TestWeb()
    let order = try await web.example.place().order
    let baker = try await TestBrowser(web, .producer, "backstube")
    let html = try await baker.get("/bakery").text
    let version = try #require(html.firstMatch(of: /data-version="([^"]+)"/)?.1)
    await web.backend.spoil(order.id, .unknownAction)
    let answer = try await baker.get("/bakery/since?version=\(version)")
    #expect(answer.status == 200 && answer.text.contains(Self.sentence))
  }

  @Test("is a card on the delivery desk")
  func desk() async throws {
    let web = try await TestWeb()
    let order = try await spoiled(web, .sentForDelivery)
    let html = try await TestBrowser(web, .operator, "olga").get("/deliveries").text
    #expect(html.contains("\(order.number)") && html.contains("Thu 24 Dec") && html.contains(Self.sentence))
  }

  @Test("is a card on the operator's list, whatever is looked for, and a row of the file")
  func list() async throws {
    let web = try await TestWeb()
    let order = try await spoiled(web)
    let olga = try await TestBrowser(web, .operator, "olga")
    for query in ["", "?q=\(order.number)", "?q=ada", "?status=placed", "?producer=backstube"] {
      let html = try await olga.get("/control/orders\(query)").text
      #expect(html.contains("\(order.number)</h3>") && html.contains(Self.sentence), "\(query)")
    }
    let other = try await olga.get("/control/orders?producer=ofenliebe").text
    #expect(!other.contains("\(order.number)"))
    let rows = try await olga.get("/control/orders.csv").text.split(separator: "\r\n")
    #expect(rows.count == 2)
    #expect(rows[1].hasPrefix("\(order.number),\(order.id),unreadable,"))
    #expect(
      rows[1].split(separator: ",", omittingEmptySubsequences: false).count
        == rows[0].split(separator: ",").count)
  }

  @Test("is a card on its own record, in either language")
  func record() async throws {
    let web = try await TestWeb()
    let order = try await spoiled(web)
    let olga = try await TestBrowser(web, .operator, "olga")
    let answer = try await olga.get("/control/orders/\(order.id)")
    #expect(answer.status == 200)
    #expect(answer.text.contains("\(order.number)</h3>") && answer.text.contains("Thu 24 Dec"))
    #expect(answer.text.contains(Self.sentence))
    let german = try await olga.get("/control/orders/\(order.id)", language: "de").text
    #expect(german.contains("Von einer neueren Version"))
    #expect(try await olga.get("/control/orders/01900000-0000-7000-8000-000000000000").status == 404)
  }

  @Test("is said not to be counted by the overview")
  func overview() async throws {
    let web = try await TestWeb()
    _ = try await spoiled(web)
    _ = try await web.example.place()
    // Until the day is among those to come.
    web.example.clock.advance(by: .seconds(86_400 * 14))
    let olga = try await TestBrowser(web, .operator, "olga")
    let coming = try await olga.get("/control?days=ahead").text
    #expect(coming.contains("1 order of these days cannot be read and is not counted."))
    #expect(try await !olga.get("/control?days=7").text.contains("cannot be read"))
  }

  @Test("and that is not wholly erased says so on its record and among the troubles")
  func notWhollyErased() async throws {
    let web = try await TestWeb()
    let order = try await web.example.order(in: .cancelled).order
    var example = ExampleOrder(order)
    example.unknownMembers = UnknownMembers(json: Array(#""candles":3"#.utf8))
    await web.backend.replace(example.order)
    _ = try await EraseOrder(desk: web.example.desk)(order.id, as: ExampleShop.theOperator)
    let olga = try await TestBrowser(web, .operator, "olga")
    let record = try await olga.get("/control/orders/\(order.id)?said=erasure").text
    #expect(record.contains("Not wholly erased"))
    #expect(record.contains("What this version knows of the personal data is erased."))
    #expect(!record.contains("What was personal about this order has been erased."))
    let overview = try await olga.get("/control").text
    #expect(overview.contains("The personal data of an order is not wholly erased"))
    #expect(overview.contains("/control/orders/\(order.id)"))
  }
}
