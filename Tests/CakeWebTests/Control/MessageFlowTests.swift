import CakeOrdering
import CakeTesting
import Testing

@testable import CakeWeb

@Suite("The message flow")
struct MessageFlowTests {
  @Test("shows what is dead with its error, its order and its tries, and sends it again")
  func dead() async throws {
    let web = try await TestWeb()
    let order = try await web.bury("550 <b>no such user</b>")
    let browser = try await TestBrowser(web, .operator, "olga")
    let page = try await browser.get("/control/messages").text
    #expect(page.contains("Write to the customer"))
    #expect(page.contains("550 &lt;b&gt;no such user&lt;/b&gt;"))
    #expect(page.contains("href=\"/control/orders/\(order.id)\">\(order.number)</a>"))
    #expect(!page.contains("Send all on this page again"))
    let id = try #require(try await web.deadMessages().first)
    let answer = try await browser.post("/control/messages/redrive", ["id": id])
    #expect(answer.status == 303)
    #expect(answer.location == "/control/messages?state=dead&sent=1")
    #expect(try await web.deadMessages().isEmpty)
    let after = try await browser.get(try #require(answer.location)).text
    #expect(after.contains("One message is on its way again."))
    #expect(after.contains("None. All is well."))
    #expect(try await browser.get("/control/messages?state=waiting").text.contains("Write to the customer"))
  }

  @Test("says so where a message is not there any more")
  func gone() async throws {
    let web = try await TestWeb()
    let browser = try await TestBrowser(web, .operator, "olga")
    let answer = try await browser.post("/control/messages/redrive", ["id": "nothing"])
    #expect(answer.location == "/control/messages?state=dead&sent=0&left=1")
    #expect(try await browser.get(try #require(answer.location)).text.contains("not there any more"))
  }

  @Test("shows what fails with its error and its next try")
  func failing() async throws {
    let web = try await TestWeb()
    web.example.mail.fail(with: .temporary("421 <b>too busy</b>"))
    let order = try await web.example.place().order
    try await web.example.drain()
    let browser = try await TestBrowser(web, .operator, "olga")
    let page = try await browser.get("/control/messages?state=failing").text
    #expect(page.contains("Write to the bakery"))
    #expect(page.contains("href=\"/control/orders/\(order.id)\">\(order.number)</a>"))
    #expect(page.contains("421 &lt;b&gt;too busy&lt;/b&gt;"))
    #expect(page.contains("<small class=\"below\">in a second</small>"))
    #expect(page.contains("tried again by themselves"))
    #expect(page.contains("/control/messages/redrive"), "it can be sent at once")
  }

  @Test("goes on page by page, and sends a page again at once")
  func pages() async throws {
    let web = try await TestWeb()
    try await web.bury(27, "no hope")
    let browser = try await TestBrowser(web, .operator, "olga")
    let first = try await browser.get("/control/messages").text
    #expect(first.contains("<b>27</b>"))
    let match = try #require(
      first.firstMatch(of: /href="(\/control\/messages\?state=dead&amp;cursor=[^"]+)"/))
    let next = try await browser.get(String(match.output.1).replacing("&amp;", with: "&")).text
    #expect(next.components(of: "Message</summary>") == 2)
    #expect(next.contains("From the beginning"))
    #expect(next.contains("Send all on this page again"))
    let ids = try await web.deadMessages().suffix(2)
    let answer = try await browser.post("/control/messages/redrive", ["id": ids.map(\.self)])
    #expect(answer.location == "/control/messages?state=dead&sent=2")
    #expect(try await web.deadMessages().count == 25)
  }

  @Test("tells the number alone where the backend knows no more")
  func counts() async throws {
    let desk = CountingDesk()
    let flow = try await MessageFlow(desk, .waiting, after: nil)
    #expect(flow.isCountOnly)
    #expect(flow.counts == [.waiting: 7, .putOff: 0, .failing: 3, .dead: 0])
    #expect(try await !MessageFlow(desk, .dead, after: nil).isCountOnly)
  }

  /// The queues of a cloud: they tell how many messages they hold, and not which.
  private struct CountingDesk: MessageDesk {
    func messages(_ state: MessageState, limit: Int, after: String?) async throws(StoreError)
      -> CakeOrdering.MessagePage
    {
      CakeOrdering.MessagePage(messages: [], count: [.waiting: 7, .failing: 3][state] ?? 0, next: nil)
    }

    func redrive(_ id: String) async throws(StoreError) -> Bool { false }

    func wake(_ handlers: Set<HandlerName>, waitingFor peer: Peer?) async throws(StoreError) -> Int { 0 }

    func enqueue(_ message: Message, for handler: HandlerName) async throws(StoreError) {}
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
