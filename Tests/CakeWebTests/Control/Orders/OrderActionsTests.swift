import CakeOrdering
import CakeTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import CakeWeb

@Suite("The operator acts for any party")
struct OrderActionsTests {
  @Test("A baked order is fulfilled by the operator, whom its history names")
  func fulfil() async throws {
    let (web, olga) = try await Self.shop()
    let order = try await web.example.place().order
    let answer = try await olga.post(
      "/control/orders/\(order.id)/fulfillment", "note=Extra+candles&deliveryCompanyId=radkurier")
    try await Self.done(answer, "fulfillment", order.id, olga, "The order is reported as baked.")
    let changed = try await web.example.order(order.id)
    #expect(changed.status == .fulfilled)
    #expect(changed.history.last?.by == Party(.operator, "olga"))
    #expect(changed.fulfilment?.report.note == "Extra candles")
    #expect(changed.fulfilment?.report.deliveryCompanyID == "radkurier")
    #expect(try await olga.get("/control/orders/\(order.id)").text.contains("Olga, shop"))
  }

  @Test("An allergy that nobody checked is said beside its box, and what was typed is kept")
  func allergens() async throws {
    let (web, olga) = try await Self.shop()
    let order = try await web.example.place(.example(avoidAllergens: ["nuts"])).order
    let path = "/control/orders/\(order.id)/fulfillment"
    let refused = try await olga.post(path, "note=Half+%3C+baked")
    #expect(refused.status == 422)
    #expect(
      refused.text.contains("id=\"fulfillment-allergensChecked-fault\">Please check the allergens first"))
    #expect(refused.text.contains("value=\"Half &lt; baked\""))
    #expect(refused.text.contains("name=\"back\" value=\"/control/orders/\(order.id)\""))
    #expect(try await web.example.order(order.id).version == 1)
    #expect(try await olga.post(path, "allergensChecked=yes").status == 303)
    #expect(try await web.example.order(order.id).fulfilment?.report.allergensChecked == true)
  }

  @Test("A delivery is reported with receiver, time, review and comment")
  func deliver() async throws {
    let (web, olga) = try await Self.shop()
    let order = try await web.example.order(in: .sentForDelivery).order
    web.example.clock.advance(by: .seconds(7200))
    let path = "/control/orders/\(order.id)/delivery"
    for moment in ["2026-12-01T08:00", "2026-12-24T09:00", "whenever", "2026-12-01Tx"] {
      let refused = try await olga.post(path, "receivedBy=Ada&deliveredAt=\(moment)")
      #expect(refused.status == 422)
      #expect(refused.text.contains("id=\"delivery-deliveredAt-fault\""))
      #expect(refused.text.contains("value=\"\(moment)\""))
    }
    let answer = try await olga.post(
      path, "receivedBy=Ada&deliveredAt=2026-12-01T10:30&review=5&comment=Fine%0D%0Aindeed")
    try await Self.done(answer, "delivery", order.id, olga, "The order is reported as delivered.")
    let report = try #require(try await web.example.order(order.id).delivery).report
    #expect(report.receivedBy == "Ada")
    #expect(report.deliveredAt == .at("2026-12-01T09:30:00Z"))
    #expect(report.review == 5)
    #expect(report.comment == "Fine indeed")
  }

  @Test("A pickup is reported as collected")
  func collect() async throws {
    let (web, olga) = try await Self.shop()
    let order = try await web.example.order(in: .fulfilled, .example(handover: .pickup)).order
    #expect(try await olga.get("/control/orders/\(order.id)").text.contains("Report as collected"))
    let answer = try await olga.post("/control/orders/\(order.id)/delivery")
    try await Self.done(answer, "delivery", order.id, olga, "The order is reported as collected.")
    #expect(try await web.example.order(order.id).status == .delivered)
  }

  @Test("Another company is asked, once for each form, however often it is sent")
  func requestDelivery() async throws {
    let (web, olga) = try await Self.shop()
    let order = try await web.example.order(in: .sentForDelivery).order
    let path = "/control/orders/\(order.id)/delivery-request"
    let form = "deliveryCompanyId=radkurier&version=\(order.version)"
    try await Self.done(
      try await olga.post(path, form), "delivery-request", order.id, olga,
      "The delivery company is being asked.")
    let asked = try await web.example.order(order.id)
    #expect(asked.deliveryCompanyID == "radkurier")
    let again = try await olga.post(path, form)
    #expect(again.location == "/control/orders/\(order.id)?said=movedOn")
    #expect(try await web.example.order(order.id).version == asked.version)
    let unknown = try await olga.post(path, "deliveryCompanyId=nobody&version=\(asked.version)")
    #expect(unknown.status == 422)
    #expect(unknown.text.contains("id=\"delivery-request-deliveryCompanyId-fault\""))
  }

  @Test("Another bakery gets the order if it bakes the cakes and has room")
  func assign() async throws {
    let (web, olga) = try await Self.shop()
    let order = try await web.example.place().order
    let path = "/control/orders/\(order.id)/assignment"
    try await Self.done(
      try await olga.post(path, "producerId=ofenliebe"), "assignment", order.id, olga,
      "Another bakery bakes it now")
    #expect(try await web.example.order(order.id).producerID == "ofenliebe")
    #expect(try await olga.get("/control/orders/\(order.id)").text.contains("before: Backstube Mitte"))

    let large = try await web.example.place(
      .example(items: [.init(cakeID: "victoria-sponge", quantity: 4)])
    ).order
    let full = try await olga.post("/control/orders/\(large.id)/assignment", "producerId=ofenliebe")
    #expect(full.status == 422)
    #expect(full.text.contains("This bakery&#39;s oven is full on that day."))
    let tart = try await web.example.place(.example(items: [.init(cakeID: "lemon-tart", quantity: 1)])).order
    #expect(try await !olga.get("/control/orders/\(tart.id)").text.contains("/assignment\""))
    let other = try await olga.post("/control/orders/\(tart.id)/assignment", "producerId=ofenliebe")
    #expect(other.status == 422)
    #expect(try await web.example.order(tart.id).producerID == "backstube")
  }

  @Test("An order is cancelled, with a reason if there is one")
  func cancel() async throws {
    let (web, olga) = try await Self.shop()
    let order = try await web.example.place().order
    let answer = try await olga.post("/control/orders/\(order.id)/cancellation", "reason=She+called")
    try await Self.done(answer, "cancellation", order.id, olga, "The order is cancelled.")
    let cancelled = try await web.example.order(order.id)
    #expect(cancelled.status == .cancelled)
    #expect(cancelled.history.last?.note == "She called")
  }

  @Test("An order is given up for a reason, which must be said")
  func fail() async throws {
    let (web, olga) = try await Self.shop()
    let order = try await web.example.order(in: .sentForDelivery).order
    let path = "/control/orders/\(order.id)/failure"
    let refused = try await olga.post(path, "reason=+")
    #expect(refused.status == 422)
    #expect(refused.text.contains("id=\"failure-reason-fault\">Please fill this in."))
    try await Self.done(
      try await olga.post(path, "reason=It+fell"), "failure", order.id, olga, "The order is given up")
    #expect(try await web.example.order(order.id).status == .failed)
  }

  @Test("A customer's review is kept for them, once")
  func review() async throws {
    let (web, olga) = try await Self.shop()
    let order = try await web.example.order(in: .delivered).order
    let path = "/control/orders/\(order.id)/review"
    let refused = try await olga.post(path, "comment=Good")
    #expect(refused.status == 422)
    #expect(refused.text.contains("id=\"review-rating-fault\""))
    #expect(refused.text.contains(">Good</textarea>"))
    try await Self.done(
      try await olga.post(path, "rating=5&comment=Good"), "review", order.id, olga,
      "The customer&#39;s review is kept.")
    #expect(try await web.example.order(order.id).review?.by == Party(.operator, "olga"))
    #expect(try await olga.post(path, "rating=1").location == "/control/orders/\(order.id)?said=movedOn")
    #expect(try await web.example.order(order.id).review?.rating == 5)
  }

  @Test("Personal data is erased, behind a box that must be ticked")
  func erase() async throws {
    let (web, olga) = try await Self.shop()
    let order = try await web.example.order(in: .delivered).order
    let path = "/control/orders/\(order.id)/erasure"
    let refused = try await olga.post(path)
    #expect(refused.status == 422)
    #expect(refused.text.contains("id=\"erasure-confirm-fault\""))
    #expect(try await web.example.order(order.id).erasedAt == nil)
    try await Self.done(
      try await olga.post(path, "confirm=yes"), "erasure", order.id, olga,
      "The personal data of this order is erased.")
    let html = try await olga.get("/control/orders/\(order.id)").text
    #expect(!html.contains("Ada"))
    #expect(!html.contains("Main Street"))
    #expect(try await olga.get("/control/orders").text.contains("erased"))
  }

  @Test(
    "What the order's state forbids changes nothing and says where the order stands",
    arguments: OperatorAction.allCases)
  func illegal(action: OperatorAction) async throws {
    let (web, olga) = try await Self.shop()
    let status: OrderStatus = action == .erasure ? .placed : .cancelled
    let order = try await web.example.order(in: status).order
    let answer = try await olga.post(
      "/control/orders/\(order.id)/\(action.rawValue)",
      "version=\(order.version)&producerId=ofenliebe&deliveryCompanyId=radkurier&rating=5&reason=x&confirm=yes"
    )
    #expect(answer.status == 303)
    #expect(answer.location == "/control/orders/\(order.id)?said=movedOn")
    #expect(try await web.example.order(order.id) == order)
    let html = try await olga.get(try #require(answer.location)).text
    #expect(html.contains("Nothing was changed: the order has moved on since."))
  }

  @Test("A form of another site, or without its token, is refused, and nobody else's form is taken")
  func forged() async throws {
    let (web, _) = try await Self.shop()
    let order = try await web.example.place().order
    let path = "/control/orders/\(order.id)/cancellation"
    let token = try await web.token(.operator, "olga")
    var fields: HTTPFields = [
      .accept: "text/html", .contentType: "application/x-www-form-urlencoded",
      .cookie: "session=\(token); form=abcdef12-34567890",
    ]
    #expect(try await web.send(.post, path, fields, body: "reason=x").status == .forbidden)
    #expect(try await web.send(.post, path, fields, body: "form=zzzzzz12-34567890").status == .forbidden)
    fields[.secFetchSite] = "cross-site"
    #expect(try await web.send(.post, path, fields, body: "form=abcdef12-34567890").status == .forbidden)
    for (role, subject) in [(Role.producer, "backstube"), (.deliveryCompany, "swift-wheels")] {
      #expect(try await TestBrowser(web, role, subject).post(path).status == 403)
    }
    #expect(try await web.example.order(order.id) == order)
  }

  @Test("A notice is told only of what was done")
  func notices() async throws {
    let (web, olga) = try await Self.shop()
    let order = try await web.example.place().order
    for said in ["erasure", "cancellation", "nonsense"] {
      let html = try await olga.get("/control/orders/\(order.id)?said=\(said)").text
      #expect(!html.contains("role=\"status\""), "\(said)")
    }
  }

  private static func shop() async throws -> (TestWeb, TestBrowser) {
    let web = try await TestWeb()
    return (web, try await TestBrowser(web, .operator, "olga"))
  }

  /// An action was done, and the page that it leads to says so.
  private static func done(
    _ answer: TestBrowser.Answer, _ said: String, _ id: OrderID,
    _ olga: TestBrowser,
    _ notice: String, _ location: SourceLocation = #_sourceLocation
  ) async throws {
    #expect(answer.status == 303, sourceLocation: location)
    #expect(answer.location == "/control/orders/\(id)?said=\(said)", sourceLocation: location)
    let html = try await olga.get(try #require(answer.location)).text
    #expect(html.contains("<p class=\"notice good\" role=\"status\">\(notice)"), sourceLocation: location)
  }
}
