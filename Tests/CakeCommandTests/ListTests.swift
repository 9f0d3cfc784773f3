import JSONText
import Testing

@testable import cake

@Suite("Lists and orders")
struct ListTests {
  private static let order = """
    {"id":"0193","number":"K7Q2-M4XN","version":2,"status":"fulfilled","placedAt":"2026-12-01T08:00:00.000Z",
     "customer":{"name":"Ada\\nBaker","email":"ada@example.com"},"handover":"delivery","address":"1 Main Street",
     "dueDate":"2026-12-24","slot":"morning","items":[{"cakeId":"v","name":"Victoria Sponge","quantity":2,
     "inscription":"Hi","unitPrice":{"amount":3200,"currency":"EUR"},"taxRate":"7.0"}],
     "avoidAllergens":["nuts"],"total":{"amount":6400,"currency":"EUR"},"producerId":"oven",
     "history":[{"at":"2026-12-01T08:00:00.000Z","by":"customer","action":"place","status":"placed","version":1},
     {"at":"2026-12-02T08:00:00.000Z","by":"producer","subject":"oven","action":"fulfill","status":"fulfilled",
     "version":2}]}
    """

  @Test("An order shows who, when, what, and what happened, allergies loudly")
  func order() throws {
    let text = OrderText.full(try JSONValue(parsing: Self.order))
    for part in [
      "Order K7Q2-M4XN  fulfilled", "2026-12-24, morning", "Ada Baker, ada@example.com", "AVOIDS", "nuts",
      "Total 64.00 EUR", "2026-12-02 08:00:00 UTC", "producer, oven",
    ] { #expect(text.contains(part), "\(part) is missing") }
  }

  @Test("A list names orders that cannot be read, also where there are no others")
  func unreadable() throws {
    let unreadable =
      #"[{"id":"0194","number":"ZZZZ-0001","dueDate":"2026-12-24","reason":"newerVersion"}]"#
    for orders in ["", Self.order] {
      let page = try JSONValue(parsing: #"{"orders":[\#(orders)],"unreadable":\#(unreadable)}"#)
      let text = OrderListText.text(page)
      #expect(text.hasSuffix("Cannot be read:\n2026-12-24  ZZZZ-0001  made by a newer version  0194"))
    }
  }

  @Test("A list has a line for each order, and says that there are more")
  func list() throws {
    let page = try JSONValue(parsing: #"{"orders":[\#(Self.order)],"next":"2026-12-24.540.x"}"#)
    let lines = OrderListText.text(page).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1].contains("2 x Victoria Sponge"))
    #expect(lines[2] == "There are more: --cursor 2026-12-24.540.x")
    #expect(OrderListText.text(try JSONValue(parsing: #"{"orders":[]}"#)) == "No orders.")
    let empty = try JSONValue(parsing: #"{"orders":[],"next":"2026-12-24.540.x"}"#)
    #expect(OrderListText.text(empty) == "There are more: --cursor 2026-12-24.540.x")
  }

  @Test("The menu and the open days are tables")
  func menu() throws {
    let menu = """
      {"cakes":[{"id":"v","name":"Victoria","description":"…","price":{"amount":3200,"currency":"EUR"},
       "allergens":["eggs","milk"],"leadTimeHours":24,"inscription":true}]}
      """
    #expect(MenuText.text(try JSONValue(parsing: menu)).contains("v   Victoria  32.00 EUR    24 h  yes"))
    let days = """
      {"days":[{"date":"2026-12-24","open":true,"slots":[{"id":"morning","from":"09:00","to":"12:00"}]},
       {"date":"2026-12-25","open":false,"reason":"closed","slots":[]},
       {"date":"2027-12-25","open":false,"reason":"beyondHorizon","slots":[]},
       {"date":"2028-12-25","open":false,"reason":"moonless","slots":[]}]}
      """
    let text = AvailabilityText.text(try JSONValue(parsing: days))
    #expect(text.contains("2026-12-24  yes            morning 09:00-12:00"))
    #expect(text.contains("2026-12-25  closed"))
    #expect(text.contains("2027-12-25  too far ahead"))
    #expect(text.contains("2028-12-25  moonless"))
  }
}
