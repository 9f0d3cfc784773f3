import CakeOrdering
import CakeTesting
import HTTPTypes
import JSONText
import Testing

/// Who gets what on every route about one order: the status each caller is answered with.
struct AccessRow: Sendable, CustomTestStringConvertible {
  let method: HTTPRequest.Method
  let path: String
  let status: OrderStatus
  let body: String?
  /// By caller; the order's customer is asked apart.
  let answers: [TestAPI.Caller: Int]
  let customer: Int

  var testDescription: String { "\(method) \(path)" }

  static let all: [AccessRow] = [
    AccessRow(
      method: .get, path: "", status: .sentForDelivery, body: nil,
      answers: [
        .nobody: 404, .producer: 200, .otherProducer: 404, .deliveryCompany: 200, .otherDeliveryCompany: 404,
        .theOperator: 200,
      ],
      customer: 200),
    AccessRow(
      method: .post, path: "/fulfillment", status: .placed, body: #"{"allergensChecked": true}"#,
      answers: [
        .nobody: 401, .producer: 200, .otherProducer: 404, .deliveryCompany: 403, .otherDeliveryCompany: 403,
        .theOperator: 200,
      ],
      customer: 401),
    AccessRow(
      method: .post, path: "/delivery", status: .sentForDelivery, body: nil,
      answers: [
        .nobody: 401, .producer: 403, .otherProducer: 404, .deliveryCompany: 200, .otherDeliveryCompany: 404,
        .theOperator: 200,
      ],
      customer: 401),
    AccessRow(
      method: .post, path: "/review", status: .delivered, body: #"{"rating": 5}"#,
      answers: [
        .nobody: 404, .producer: 403, .otherProducer: 403, .deliveryCompany: 403, .otherDeliveryCompany: 403,
        .theOperator: 200,
      ],
      customer: 200),
    AccessRow(
      method: .post, path: "/cancellation", status: .placed, body: nil,
      answers: [
        .nobody: 404, .producer: 403, .otherProducer: 403, .deliveryCompany: 403, .otherDeliveryCompany: 403,
        .theOperator: 200,
      ],
      customer: 200),
    AccessRow(
      method: .post, path: "/failure", status: .sentForDelivery, body: #"{"reason": "It was dropped"}"#,
      answers: [
        .nobody: 401, .producer: 403, .otherProducer: 403, .deliveryCompany: 403, .otherDeliveryCompany: 403,
        .theOperator: 200,
      ],
      customer: 401),
    AccessRow(
      method: .post, path: "/delivery-request", status: .sentForDelivery,
      body: #"{"deliveryCompanyId": "radkurier"}"#,
      answers: [
        .nobody: 401, .producer: 403, .otherProducer: 403, .deliveryCompany: 403, .otherDeliveryCompany: 403,
        .theOperator: 200,
      ],
      customer: 401),
    AccessRow(
      method: .post, path: "/assignment", status: .placed, body: #"{"producerId": "ofenliebe"}"#,
      answers: [
        .nobody: 401, .producer: 403, .otherProducer: 403, .deliveryCompany: 403, .otherDeliveryCompany: 403,
        .theOperator: 200,
      ],
      customer: 401),
  ]
}

@Suite("Who may do what over HTTP")
struct AuthorisationTests {
  @Test("is as the contract says, for every route of an order and every caller", arguments: AccessRow.all)
  func matrix(_ row: AccessRow) async throws {
    for (caller, status) in row.answers {
      let api = try await TestAPI()
      let id = try await api.example.order(in: row.status).order.id
      let answer = try await api.send(row.method, "/orders/\(id)\(row.path)", as: caller, json: row.body)
      #expect(answer.status == status, "\(caller)")
      if status == 401 { #expect(answer.headers[.wwwAuthenticate] == "Bearer") }
      if status == 404 { #expect(answer["type"] == .string("/problems/not-found")) }
    }
  }

  @Test(
    "lets the customer do what is the customer's, by either way to show the token", arguments: AccessRow.all)
  func customer(_ row: AccessRow) async throws {
    for inQuery in [true, false] {
      let api = try await TestAPI()
      let placed = try await api.example.order(in: row.status)
      let path = "/orders/\(placed.order.id)\(row.path)"
      let answer =
        inQuery
        ? try await api.send(row.method, "\(path)?token=\(placed.token.text)", json: row.body)
        : try await api.send(row.method, path, bearer: placed.token.text, json: row.body)
      #expect(answer.status == row.customer)
    }
  }

  @Test(
    "gives no sign of whether there is an order, to nobody and to another's customer",
    arguments: AccessRow.all)
  func hidesOrders(_ row: AccessRow) async throws {
    let api = try await TestAPI()
    let placed = try await api.example.order(in: row.status)
    let other = try await api.example.place(.example(email: "eve@example.com"))
    let missing = OrderID(high: 0x0193_0000_0000_7000, low: 0x8000_0000_0000_0000)
    for bearer in [nil, other.token.text] {
      let here = try await api.send(
        row.method, "/orders/\(placed.order.id)\(row.path)", bearer: bearer, json: row.body)
      let nowhere = try await api.send(
        row.method, "/orders/\(missing)\(row.path)", bearer: bearer, json: row.body)
      #expect(here.status == nowhere.status)
      #expect(here.text == nowhere.text)
      #expect(here.headers[.contentLength] == nowhere.headers[.contentLength])
    }
  }

  @Test(
    "keeps the operator's routes for the operator",
    arguments: [
      ("GET", "/messages", 200), ("POST", "/messages/x.y/redrive", 404), ("GET", "/notifications", 200),
      ("POST", "/notifications/x.y/resend", 404), ("GET", "/delivery-companies", 200),
      ("POST", "/delivery-companies/radkurier/enablement", 200), ("GET", "/metrics", 200),
    ])
  func operatorOnly(_ method: String, _ path: String, _ status: Int) async throws {
    let api = try await TestAPI()
    let tracking = try await api.example.place().token.text
    let method = try #require(HTTPRequest.Method(method))
    #expect(try await api.send(method, path).status == 401)
    #expect(try await api.send(method, path, bearer: tracking).status == 401)
    #expect(try await api.send(method, path, as: .producer).status == 403)
    #expect(try await api.send(method, path, as: .deliveryCompany).status == 403)
    #expect(try await api.send(method, path, as: .theOperator).status == status)
  }

  @Test("checks who asks before the body, and the body before the rules")
  func orderOfChecks() async throws {
    let api = try await TestAPI()
    let id = try await api.example.order(in: .delivered).order.id
    let path = "/orders/\(id)/fulfillment"
    #expect(try await api.post(path, "{", bearer: "forged").status == 401)
    #expect(try await api.post(path, "{", as: .producer, headers: [.contentType: "text/plain"]).status == 415)
    #expect(try await api.post(path, "{", as: .producer).status == 400)
    #expect(try await api.post(path, #"{"note": 1}"#, as: .producer).status == 422)
    #expect(try await api.post(path, #"{"note": "again"}"#, as: .producer).status == 409)
  }

  @Test(
    "takes names that cannot be ids for names of nothing",
    arguments: [
      "1", "%2e%2e", "..%2f..%2fetc", "'%20OR%201=1--", "00000000-0000-0000-0000-00000000000",
      "0193aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee%00", "\u{1F382}", String(repeating: "a", count: 5000),
      "<script>", "0193aaaa-bbbb-7ccc-8ddd-eeeeeeeeeee\u{0665}",
    ])
  func hostileIDs(_ id: String) async throws {
    let api = try await TestAPI()
    for path in ["/orders/\(id)", "/orders/\(id)/events", "/track/\(id)/\(id)"] {
      let answer = try await api.get(path, as: .theOperator)
      #expect(answer.status == 404)
      #expect(answer["type"] == .string("/problems/not-found"))
      #expect(!answer.text.contains(id))
    }
    for path in [
      "/messages/\(id)/redrive", "/notifications/\(id)/resend", "/delivery-companies/\(id)/enablement",
    ] {
      #expect(try await api.post(path, as: .theOperator).status == 404)
    }
  }
}
