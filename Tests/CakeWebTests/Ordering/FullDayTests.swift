import CakeLanguages
import CakeOrdering
import CakeTesting
import Testing

@testable import CakeWeb

@Suite("A day on which everybody's oven is full")
struct FullDayTests {
  /// Only the first bakery bakes it.
  private static let cake: CakeID = "lemon-tart"
  private static let day = "2026-12-24"

  @Test("that fills between looking an order over and placing it is told, and what was typed is kept")
  func fillsMeanwhile() async throws {
    let web = try await TestWeb()
    let browser = try await Self.customer(web)
    let typed = [
      "dueDate": Self.day, "slot": "morning", "handover": "delivery", "address": "1 Main Street",
      "name": "Ada Baker", "email": "ada@customers.example", "phone": "+44 20 7946", "note": "Ring twice",
    ]
    let review = try await browser.post("/order", typed.merging(["step": "review"]) { $1 })
    #expect(review.status == 200)
    try await Self.fillOvens(web)
    let placed = try await browser.post("/order", Self.hidden(review.text).merging(["step": "place"]) { $1 })
    #expect(placed.status == 422)
    let sentence = Texts(.english)["fault.full"]
    #expect(sentence.contains("Everybody's oven is full"))
    let told = ByteEscaping().escapeText(sentence)
    #expect(placed.text.contains("<span class=\"fault\" id=\"day-fault\">\(told)</span>"))
    #expect(placed.text.contains("<a href=\"#dueDate\">\(told)</a>"))
    for name in ["address", "name", "email", "phone"] {
      let field = try #require(placed.text.firstMatch(of: try Regex("<input [^>]*name=\"\(name)\"[^>]*>")))
      #expect(placed.text[field.range].contains("value=\"\(typed[name] ?? "")\""), "\(name)")
    }
    #expect(placed.text.contains(">Ring twice</textarea>"))
    #expect(placed.text.contains("name=\"slot\" value=\"morning\" checked"))
    #expect(placed.text.contains("Lemon tart"))
    let customer = try #require(EmailAddress("ada@customers.example"))
    #expect(try await web.example.ports.orders.orders(email: customer, limit: 1).orders.isEmpty)
    // The same form can be sent for another day.
    let again = try await browser.post(
      "/order", Self.hidden(review.text).merging(["step": "place", "dueDate": "2026-12-23"]) { $1 })
    #expect(again.status == 303)
  }

  @Test("cannot be chosen, and the calendar says why")
  func calendar() async throws {
    let web = try await TestWeb()
    let browser = try await Self.customer(web)
    #expect(try await !browser.get("/order").text.contains(Self.reason))
    try await Self.fillOvens(web)
    let page = try await browser.get("/order").text
    #expect(page.contains("<label class=\"day\" title=\"\(Self.reason)\">"))
    let day = try #require(page.firstMatch(of: try Regex("<input [^>]*value=\"\(Self.day)\"[^>]*>")))
    #expect(page[day.range].contains(" disabled"))
    #expect(page.contains("<li><span class=\"number\">24</span> \(Self.reason)</li>"))
  }

  private static var reason: String { ByteEscaping().escapeText(Texts(.english)["reason.full"]) }

  /// Somebody with a cake in their basket.
  private static func customer(_ web: TestWeb) async throws -> TestBrowser {
    let browser = TestBrowser(web)
    _ = try await browser.get("/")
    _ = try await browser.post("/basket", ["cake": cake, "quantity": "1"])
    _ = try await browser.get("/order")
    return browser
  }

  /// Takes all that the bakery can do on that day.
  private static func fillOvens(_ web: TestWeb) async throws {
    try await web.example.place(
      .example(dueDate: day, items: [PlaceOrderRequest.Item(cakeID: "wedding-cake", quantity: 2)]))
  }

  /// What a page's form sends along.
  private static func hidden(_ html: String) -> [String: String] {
    Dictionary(
      html.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)"/).map {
        (String($0.output.1), String($0.output.2))
      }, uniquingKeysWith: { first, _ in first })
  }
}
