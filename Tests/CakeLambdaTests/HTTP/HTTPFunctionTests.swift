import AWSClient
import CakeOrdering
import CakeTesting
import JSONText
import Synchronization
import Testing

@testable import CakeFunctions

@Suite("Functions behind API Gateway")
struct HTTPFunctionTests {
  @Test("placeOrder places an order, and asks for no key")
  func placeOrder() async throws {
    let function = try await FunctionDouble()
    let answer = try await function.send("POST", "/orders", json: FunctionDouble.order)
    #expect(answer.status == 201)
    #expect(answer.header("content-type") == "application/json")
    #expect(answer.header("cache-control") == "no-store")
    #expect(answer.header("content-length") == nil)
    let id = try #require(answer.json?["id"]?.string)
    #expect(answer.header("location") == "/orders/\(id)")
    let token = try #require(answer.json?["trackingToken"]?.string)
    #expect(answer.json?["trackingUrl"]?.string == "\(ExampleShop.publicURL)/track/\(id)/\(token)")
    #expect(function.key.reads == 0)
  }

  @Test("A body that API Gateway made base64 of is the same order")
  func base64() async throws {
    let function = try await FunctionDouble()
    let headers = ["idempotency-key": "k1"]
    let first = try await function.send("POST", "/orders", json: FunctionDouble.order, headers: headers)
    let second = try await function.send(
      "POST", "/orders", json: FunctionDouble.order, headers: headers, base64: true)
    #expect(first.status == 201)
    #expect(second.body == first.body)
  }

  @Test("fulfillOrder and completeDelivery take an order to its customer")
  func wholeWay() async throws {
    let function = try await FunctionDouble()
    let placed = try await function.send("POST", "/orders", json: FunctionDouble.order)
    let path = try #require(placed.header("location"))
    let producer = try await function.token(.producer, "backstube")
    let fulfilled = try await function.send(
      "POST", "\(path)/fulfillment", json: #"{"allergensChecked":true}"#, bearer: producer)
    #expect(fulfilled.status == 200)
    #expect(fulfilled.json?["status"]?.string == "fulfilled")
    try await function.example.drain()
    let company = try await function.token(.deliveryCompany, "swift-wheels")
    let delivered = try await function.send(
      "POST", "\(path)/delivery", json: #"{"receivedBy":"Ada","review":5}"#, bearer: company)
    #expect(delivered.json?["status"]?.string == "delivered")
    // A body may be left out.
    #expect(try await function.send("POST", "\(path)/fulfillment", bearer: company).status == 403)
  }

  @Test("api answers every other route, and what there is not")
  func otherRoutes() async throws {
    let function = try await FunctionDouble()
    let menu = try await function.send("GET", "/cakes")
    #expect(menu.status == 200)
    #expect(menu.json?["cakes"]?.array?.isEmpty == false)
    #expect(menu.header("strict-transport-security") != nil)
    let head = try await function.send("HEAD", "/cakes")
    #expect(head.status == 200)
    #expect(head.body == "")
    let missing = try await function.send("GET", "/nothing")
    #expect(missing.status == 404)
    #expect(missing.header("content-type") == "application/problem+json")
    let wrong = try await function.send("DELETE", "/orders")
    #expect(wrong.status == 405)
    #expect(wrong.header("allow") == "GET, HEAD, OPTIONS, POST")
    #expect(try await function.send("GET", "/metrics").status == 404)
    #expect(try await function.send("no method", "/cakes").status == 400)
  }

  @Test("Queries arrive as they were sent")
  func queries() async throws {
    let function = try await FunctionDouble()
    try await function.example.place()
    let theOperator = try await function.token(.operator, "olga")
    let query = "q=ada%40example.com&limit=1"
    let found = try await function.send("GET", "/orders", query: query, bearer: theOperator)
    #expect(found.json?["orders"]?.array?.count == 1)
    let wrong = try await function.send("GET", "/orders", query: "limit=1&limit=2", bearer: theOperator)
    #expect(wrong.json?["errors"]?[0]?["pointer"]?.string == "/limit")
  }

  @Test(
    "A decoded path is no query and no other path",
    arguments: [
      "/orders/a?token=b", "/orders/a b", "/orders/100%", "/orders/é", "/orders/x#y",
    ])
  func paths(path: String) async throws {
    #expect(try await FunctionDouble().send("GET", path).status == 404)
  }

  @Test("Whoever watches an order gets one event, and is told to ask again after five seconds")
  func events() async throws {
    let function = try await FunctionDouble()
    let placed = try await function.example.place()
    let answer = try await function.send(
      "GET", "/orders/\(placed.order.id)/events", query: "token=\(placed.token.text)")
    #expect(answer.status == 200)
    #expect(answer.header("content-type") == "text/event-stream")
    #expect(answer.body.hasPrefix("retry: 5000\nid: 1\nevent: order\ndata: {"))
    #expect(answer.body.hasSuffix("}\n\n"))
  }

  @Test("Calls of services end half a second before the invocation does, however long it has")
  func deadline() async throws {
    let seen = Mutex<ContinuousClock.Instant?>(nil)
    let function = try await FunctionDouble { () async throws(StoreError) in
      seen.withLock { $0 = AWSDeadline.current }
    }
    let end = ContinuousClock.now + .seconds(23)
    #expect(try await function.send("GET", "/health/ready", deadline: end).status == 200)
    #expect(seen.withLock { $0 } == end - .milliseconds(500))
  }

  @Test("Calls for a request that changes something end within 4.5 s, and sooner where the invocation does")
  func changeDeadline() async throws {
    let function = try await FunctionDouble()
    let path = try await #require(
      function.send("POST", "/orders", json: FunctionDouble.order).header("location"))
    let producer = try await function.token(.producer, "backstube")
    func report(by end: ContinuousClock.Instant) async throws {
      let answer = try await function.send(
        "POST", "\(path)/fulfillment", json: #"{"allergensChecked":true}"#, bearer: producer, deadline: end)
      #expect(answer.status == 200)
    }
    let start = ContinuousClock.now
    try await report(by: start + .seconds(20))
    let deadline = try #require(function.key.deadline)
    #expect(start + .milliseconds(4500) <= deadline && deadline <= .now + .milliseconds(4500))
    let soon = start + .milliseconds(4000)
    try await report(by: soon)
    #expect(function.key.deadline == soon - .milliseconds(500))
  }
}
