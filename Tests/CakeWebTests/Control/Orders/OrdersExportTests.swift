import CakeOrdering
import CakeTesting
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import CakeWeb

@Suite("Orders as CSV")
struct OrdersExportTests {
  @Test("are an attachment with a byte order mark, a header and CR LF, which spreadsheets open without harm")
  func hostile() async throws {
    let web = try await TestWeb()
    var request = PlaceOrderRequest.example(
      items: [.init(cakeID: "victoria-sponge", quantity: 2, inscription: "Für \"Änne\", 80")])
    request.name = "=HYPERLINK(\"https://evil.example\";\"Ada\")"
    request.address = " @SUM(1+1)"
    request.note = "-2+3;=cmd"
    let order = try await web.example.place(request).order
    let answer = try await Self.export(web, "")
    #expect(answer.headers[.contentType] == "text/csv; charset=utf-8")
    #expect(answer.headers[.contentDisposition] == "attachment; filename=\"orders-2026-12-01.csv\"")
    #expect(answer.headers[.cacheControl] == "no-store")
    let bytes = Array(answer.body.readableBytesView)
    #expect(bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
    let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(
      separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("number,id,status,placedAt,dueDate,"))
    #expect(lines[2].isEmpty)
    let row = lines[1]
    #expect(
      row.hasPrefix("\(order.number),\(order.id),placed,2026-12-01T08:00:00.000Z,2026-12-24,\"morning\","))
    #expect(row.contains("\"'=HYPERLINK(\"\"https://evil.example\"\";\"\"Ada\"\")\""))
    #expect(row.contains("\"'+44 20 7946 0000\""))
    #expect(row.contains("\"' @SUM(1+1)\""))
    #expect(row.contains("\"'-2+3;'=cmd\""))
    #expect(row.contains("\"2 × Victoria sponge “Für \"\"Änne\"\", 80”\",2,"))
    #expect(row.contains(",64.00,\"EUR\",\"backstube\",\"Backstube Mitte\","))
  }

  @Test("hold all orders of the filters, over all pages, and only those")
  func all() async throws {
    let web = try await TestWeb()
    let random = web.example.random
    for index in 0..<450 {
      let order = Order.example(random) { facts in
        facts.dueDate = LocalDate.on("2026-12-02").adding(days: index % 30)
        facts.handover = index % 3 == 0 ? .pickup : .delivery
      }
      _ = try await web.example.ports.orders.commit(.placing(order, random))
    }
    let everything = try await Self.rows(web, "")
    #expect(everything.count == 450)
    #expect(Set(everything).count == 450)
    #expect(try await Self.rows(web, "handover=pickup").count == 150)
    #expect(try await Self.rows(web, "from=2026-12-02&to=2026-12-02").count == 15)
    #expect(try await Self.rows(web, "status=delivered").isEmpty)
    let number = try #require(everything.last?.prefix(9))
    #expect(try await Self.rows(web, "q=\(number)").count == 1)
  }

  @Test("Amounts are plain decimals of their currency, however large")
  func amounts() {
    let order = Order.example { facts in
      facts.items[0].unitPrice = Money(amount: 9_007_199_254_740_993, currency: "EUR")
    }
    #expect(
      OrderExport(shop: .example).rows(OrderScan.Part(orders: [order])).contains(
        ",90071992547409.93,\"EUR\","))
  }

  @Test("Every row has as many cells as the header has columns")
  func columns() {
    let export = OrderExport(shop: .example)
    let order = Order.example { facts in
      (facts.customer, facts.address, facts.note) = (nil, nil, nil)
    }
    let head = export.head.split(separator: ",", omittingEmptySubsequences: false).count
    let row = export.rows(OrderScan.Part(orders: [order])).split(
      separator: ",", omittingEmptySubsequences: false
    ).count
    #expect(head == row)
  }

  private static func export(_ web: TestWeb, _ query: String) async throws -> TestResponse {
    let token = try await web.token(.operator, "olga")
    return try await web.send(
      .get, "/control/orders.csv?\(query)", [.accept: "text/html", .cookie: "session=\(token)"], body: nil)
  }

  private static func rows(_ web: TestWeb, _ query: String) async throws -> [Substring] {
    let text = String(buffer: try await export(web, query).body)
    return text.split(separator: "\r\n").dropFirst().map { $0 }
  }
}
