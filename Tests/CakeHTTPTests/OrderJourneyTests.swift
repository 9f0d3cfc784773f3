import CakeOrdering
import CakeTesting
import HTTPTypes
import JSONText
import Testing

@Suite("An order's way over HTTP")
struct OrderJourneyTests {
  @Test("leads from the order to the customer's review")
  func wholeWay() async throws {
    let api = try await TestAPI()
    let placed = try await api.post("/orders", TestAPI.order)
    let path = try #require(placed.headers[.location])
    let token = try #require(placed["trackingToken"]?.string)

    let fulfilled = try await api.post(
      "\(path)/fulfillment", #"{"allergensChecked": true, "note": "Keep it cool"}"#, as: .producer)
    #expect(fulfilled.status == 200)
    #expect(fulfilled["status"] == .string("fulfilled"))
    #expect(fulfilled["fulfillment", "note"] == .string("Keep it cool"))
    try await api.example.drain()

    let delivered = try await api.post(
      "\(path)/delivery",
      #"{"deliveredAt": "2026-12-01T08:59:59+01:00", "receivedBy": "Ada", "review": 4, "comment": "Fine"}"#,
      as: .deliveryCompany)
    #expect(delivered.status == 422)
    #expect(delivered.pointers == ["/deliveredAt"])
    let report = #"{"receivedBy": "Ada", "review": 4, "comment": "Fine"}"#
    #expect(try await api.post("\(path)/delivery", report, as: .deliveryCompany).status == 200)
    #expect(try await api.post("\(path)/delivery", report, as: .deliveryCompany)["version"]?.int == 4)

    let reviewed = try await api.post("\(path)/review?token=\(token)", #"{"rating": 5, "comment": "Lovely"}"#)
    #expect(reviewed.status == 200)
    #expect(reviewed["review", "rating"]?.int == 5)
    #expect(reviewed["version"]?.int == 5)
    #expect(reviewed["history"]?.array?.count == 5)
    #expect(reviewed["trackingToken"] == nil)
    try await api.example.drain()
    #expect(try await api.get(path, bearer: token).text == reviewed.text)
  }

  @Test("is over at the counter where the customer collects, as the producer says")
  func pickup() async throws {
    let api = try await TestAPI()
    let order = try await api.example.order(in: .fulfilled, .example(handover: .pickup)).order
    let answer = try await api.post("/orders/\(order.id)/delivery", as: .producer)
    #expect(answer.status == 200)
    #expect(answer["status"] == .string("delivered"))
  }

  @Test("can be turned by the operator: another producer, another company, given up")
  func operatorsTurns() async throws {
    let api = try await TestAPI()
    let path = "/orders/\(try await api.example.place().order.id)"
    let assigned = try await api.post("\(path)/assignment", #"{"producerId": "ofenliebe"}"#, as: .theOperator)
    #expect(assigned["producerId"] == .string("ofenliebe"))
    #expect(try await api.post("\(path)/fulfillment", as: .producer).status == 404)
    #expect(try await api.post("\(path)/fulfillment", as: .otherProducer).status == 200)
    let asked = try await api.post(
      "\(path)/delivery-request", #"{"deliveryCompanyId": "radkurier"}"#, as: .theOperator)
    #expect(asked["deliveryCompanyId"] == .string("radkurier"))
    #expect(try await api.post("\(path)/failure", as: .theOperator).pointers == ["/reason"])
    let failed = try await api.post("\(path)/failure", #"{"reason": "Fell"}"#, as: .theOperator)
    #expect(failed["status"] == .string("failed"))
  }

  @Test(
    "answers 409 and where the order stands to whatever is not possible there",
    arguments: [
      ("fulfillment", OrderStatus.cancelled, TestAPI.Caller.producer, #"{"allergensChecked": true}"#),
      ("delivery", .placed, .theOperator, "{}"), ("review", .placed, .theOperator, #"{"rating": 5}"#),
      ("cancellation", .delivered, .theOperator, "{}"),
      ("failure", .placed, .theOperator, #"{"reason": "x"}"#),
      ("delivery-request", .delivered, .theOperator, #"{"deliveryCompanyId": "radkurier"}"#),
      ("assignment", .delivered, .theOperator, #"{"producerId": "ofenliebe"}"#),
    ])
  func illegal(_ action: String, _ status: OrderStatus, _ caller: TestAPI.Caller, _ body: String) async throws
  {
    let api = try await TestAPI()
    let id = try await api.example.order(in: status).order.id
    let answer = try await api.post("/orders/\(id)/\(action)", body, as: caller)
    #expect(answer.status == 409)
    #expect(answer["type"] == .string("/problems/illegal-state"))
    #expect(answer["currentStatus"] == .string(status.rawValue))
  }

  @Test("ends the customer's time to cancel at the cut-off, with 409 and when that was")
  func cutOff() async throws {
    let api = try await TestAPI()
    let placed = try await api.example.place()
    api.example.clock.set(placed.order.cutOff.adding(.seconds(1)))
    let answer = try await api.post("/orders/\(placed.order.id)/cancellation", bearer: placed.token.text)
    #expect(answer.status == 409)
    #expect(answer["type"] == .string("/problems/cut-off-passed"))
    #expect(answer["currentStatus"] == .string("placed"))
    #expect(answer["detail"]?.string?.contains("\(placed.order.cutOff)") == true)
  }

  @Test(
    "reports what is wrong with a report at its place",
    arguments: [
      (
        "fulfillment", OrderStatus.placed,
        #"{"allergensChecked": "yes", "note": 1, "deliveryCompanyId": "x"}"#,
        ["/allergensChecked", "/note", "/deliveryCompanyId"]
      ),
      (
        "delivery", .sentForDelivery,
        #"{"deliveredAt": "yesterday", "receivedBy": [], "review": 6, "comment": {}}"#,
        ["/deliveredAt", "/receivedBy", "/review", "/comment"]
      ),
      ("delivery", .sentForDelivery, #"{"deliveredAt": "2026-12-01T09:05:01Z"}"#, ["/deliveredAt"]),
      ("review", .delivered, #"{"comment": "a\u000ab"}"#, ["/rating", "/comment"]),
      ("review", .delivered, #"{"rating": 4.5}"#, ["/rating"]),
      ("cancellation", .placed, #"{"reason": 1}"#, ["/reason"]),
      ("failure", .sentForDelivery, "{}", ["/reason"]), ("failure", .sentForDelivery, "7", [""]),
      ("delivery-request", .sentForDelivery, #"{"deliveryCompanyId": "nobody"}"#, ["/deliveryCompanyId"]),
      ("assignment", .placed, #"{"producerId": null}"#, ["/producerId"]),
    ])
  func faults(_ action: String, _ status: OrderStatus, _ body: String, _ pointers: [String]) async throws {
    let api = try await TestAPI()
    let id = try await api.example.order(in: status, .example(avoidAllergens: ["fish"])).order.id
    let answer = try await api.post("/orders/\(id)/\(action)", body, as: .theOperator)
    #expect(answer.status == 422)
    #expect(Set(answer.pointers) == Set(pointers))
  }

  @Test("is shown to whoever has the tracking link, and may be told to nobody else")
  func tracking() async throws {
    let api = try await TestAPI()
    let placed = try await api.example.place()
    let answer = try await api.get("/track/\(placed.order.id)/\(placed.token.text)")
    #expect(answer.status == 200)
    #expect(answer.headers[.cacheControl] == "no-store")
    #expect(answer.headers[values: try #require(HTTPField.Name("Referrer-Policy"))] == ["no-referrer"])
    #expect(answer["trackingToken"] == nil)
    let guess = String(repeating: "a", count: 32)
    #expect(try await api.get("/track/\(placed.order.id)/\(guess)").status == 404)
  }
}
