import CakeOrdering
import CakeTesting
import Testing

@testable import CakeWeb

@Suite("The notification log")
struct NotificationsTests {
  @Test("tells in words what was sent to whom, the newest first, and finds an order by number or id")
  func list() async throws {
    let web = try await TestWeb()
    let first = try await web.example.order(in: .sentForDelivery).order
    web.example.clock.advance(by: .seconds(60))
    let second = try await web.example.order(in: .placed).order
    let browser = try await TestBrowser(web, .operator, "olga")
    let page = try await browser.get("/control/notifications").text
    #expect(page.contains("Confirmation, to the customer"))
    #expect(page.contains("Delivery asked for"))
    #expect(page.contains("Swift Wheels"))
    #expect(page.contains("a minute ago"))
    let newer = try #require(page.firstRange(of: "\(second.number)"))
    let older = try #require(page.firstRange(of: "\(first.number)"))
    #expect(newer.lowerBound < older.lowerBound)
    for name in ["\(first.number)", "\(first.number)".lowercased(), "\(first.id)"] {
      let found = try await browser.get("/control/notifications?order=\(name)").text
      #expect(found.contains("\(first.number)</a>"))
      #expect(!found.contains("\(second.number)</a>"))
    }
    let none = try await browser.get("/control/notifications?order=%22%3E%3Cscript%3E").text
    #expect(none.contains("There is no such order."))
    #expect(!none.contains("Nothing was sent yet."))
    #expect(!none.contains("\"><script>"))
  }

  @Test("shows why something failed, as text")
  func failed() async throws {
    let web = try await TestWeb()
    let order = try await web.example.place().order
    let message = Message.announcing([.orderPlaced], of: order, at: web.example.clock.now(), trace: nil)[0]
    var notification = Notification.example(following: message, outcome: .failed("550 <script>x</script>"))
    notification.recipient = "\"<img src=x>\"@example.com"
    try await web.backend.record(notification)
    let page = try await TestBrowser(web, .operator, "olga").get("/control/notifications").text
    #expect(page.contains("550 &lt;script&gt;x&lt;/script&gt;"))
    #expect(!page.contains("<img src=x>"))
  }

  @Test("sends again what is still true, and says kindly what is not")
  func resend() async throws {
    let web = try await TestWeb()
    let order = try await web.example.order(in: .placed).order
    let log = try await web.backend.notifications(order: order.id, limit: 10)
    let confirmation = try #require(log.first { $0.subject == EmailOccasion.confirmation.rawValue })
    let browser = try await TestBrowser(web, .operator, "olga")
    let sent = web.example.mail.accepted.count
    let fields = ["id": confirmation.id, "order": "\(order.number)"]
    let again = try await browser.post("/control/notifications/resend", fields)
    #expect(again.status == 303)
    #expect(again.location == "/control/notifications?order=\(order.number)&said=again")
    #expect(try await browser.get(try #require(again.location)).text.contains("It is on its way again"))
    try await web.example.drain()
    #expect(web.example.mail.accepted.count == sent + 1)

    _ = try await CancelOrder(desk: web.example.desk)(
      reason: nil, of: order.id, as: ExampleShop.theOperator)
    let newOrder = try #require(log.first { $0.subject == EmailOccasion.newOrder.rawValue })
    let overtaken = try await browser.post("/control/notifications/resend", ["id": newOrder.id])
    #expect(overtaken.location == "/control/notifications?said=overtaken")
    #expect(try await browser.get(try #require(overtaken.location)).text.contains("has moved on since"))
    let gone = try await browser.post("/control/notifications/resend", ["id": "nothing"])
    #expect(gone.location == "/control/notifications?said=gone")
  }
}
