import CakeHTTP
import CakeOrdering
import CakeTesting
import HTTPTypes
import HummingbirdTesting
import JSONText
import NIOCore
import NetworkAddress
import Testing

@testable import CakeHTTP

@Suite("Orders of the same customer or sender")
struct SameSenderTests {
  private static let forwarded = HTTPField.Name("X-Forwarded-For")

  /// Places an order for an email, which comes from an address.
  private func place(
    _ api: TestAPI, email: String, from address: String, as caller: TestAPI.Caller = .nobody
  ) async throws -> String {
    let name = try #require(Self.forwarded)
    var headers: HTTPFields = [name: address, .contentType: "application/json"]
    if let token = api.token(caller) { headers[.authorization] = "Bearer \(token)" }
    let order = TestAPI.order.replacing("ada@example.com", with: email)
    let fields = headers
    // Over a connection, which has another end.
    let answer = try await api.application().test(.live) { client in
      Answer(
        try await client.executeRequest(
          uri: "/orders", method: .post, headers: fields, body: ByteBuffer(string: order)))
    }
    #expect(answer.status == 201)
    return try #require(answer["id"]?.string)
  }

  private func api() async throws -> TestAPI {
    try await TestAPI(trustedProxies: ["10.0.0.0/8", "127.0.0.1"].compactMap { NetworkRange($0) })
  }

  private func related(_ api: TestAPI, _ id: String) async throws -> Set<String> {
    let answer = try await api.get("/orders?sameSenderAs=\(id)", as: .theOperator)
    #expect(answer.status == 200)
    return Set(answer["orders"]?.array?.compactMap { $0["id"]?.string } ?? [])
  }

  @Test(
    "are listed together for the operator: one email, one address, one network of 64 bits, and not what staff place"
  )
  func listed() async throws {
    let api = try await api()
    let first = try await place(api, email: "a@example.com", from: "203.0.113.7")
    let sameEmail = try await place(api, email: "A@example.com", from: "198.51.100.1")
    let sameAddress = try await place(api, email: "b@example.com", from: "203.0.113.7")
    let neighbour = try await place(api, email: "c@example.com", from: "203.0.113.8")
    let byStaff = try await place(api, email: "d@example.com", from: "203.0.113.7", as: .theOperator)
    let six = try await place(api, email: "e@example.com", from: "2001:db8:1:2::3")
    let sixToo = try await place(api, email: "f@example.com", from: "2001:db8:1:2:ffff::9")
    let otherSix = try await place(api, email: "g@example.com", from: "2001:db8:1:3::3")
    #expect(try await related(api, first) == [first, sameEmail, sameAddress])
    #expect(try await related(api, neighbour) == [neighbour])
    #expect(try await related(api, byStaff) == [byStaff])
    #expect(try await related(api, six) == [six, sixToo])
    #expect(try await related(api, otherSix) == [otherSix])
  }

  @Test("are for the operator alone, and of an order that there is")
  func access() async throws {
    let api = try await api()
    let id = try await place(api, email: "a@example.com", from: "203.0.113.7")
    for (caller, status) in [(TestAPI.Caller.nobody, 401), (.producer, 403), (.deliveryCompany, 403)] {
      #expect(try await api.get("/orders?sameSenderAs=\(id)", as: caller).status == status)
      let cancelled = try await api.post("/orders/cancellations", "{\"ids\": [\"\(id)\"]}", as: caller)
      #expect(cancelled.status == status)
    }
    let unknown = "01900000-0000-7000-8000-000000000000"
    #expect(try await api.get("/orders?sameSenderAs=\(unknown)", as: .theOperator).status == 404)
    #expect(try await api.get("/orders?sameSenderAs=x", as: .theOperator).status == 422)
  }

  @Test("are cancelled in one step, each for itself, and a repeat changes nothing")
  func cancelled() async throws {
    let api = try await api()
    let first = try await place(api, email: "a@example.com", from: "203.0.113.7")
    let second = try await place(api, email: "b@example.com", from: "203.0.113.7")
    let baked = try await api.example.order(in: .fulfilled).order
    let unknown = "01900000-0000-7000-8000-000000000000"
    let ids = [first, baked.id.description, unknown, second, first].map { "\"\($0)\"" }
    let body = "{\"ids\": [\(ids.joined(separator: ", "))], \"reason\": \"Nobody ordered these\"}"
    for _ in 0..<2 {
      let answer = try await api.post("/orders/cancellations", body, as: .theOperator)
      #expect(answer.status == 200)
      let results = try #require(answer["results"]?.array)
      #expect(results.map { $0["id"]?.string } == [first, baked.id.description, unknown, second])
      #expect(results.map { $0["cancelled"] } == [.bool(true), .bool(false), .bool(false), .bool(true)])
      #expect(results[1]["type"]?.string == "/problems/illegal-state")
      #expect(results[1]["currentStatus"]?.string == "fulfilled")
      #expect(results[2]["type"]?.string == "/problems/not-found")
    }
    for id in [first, second] {
      let order = try await api.get("/orders/\(id)", as: .theOperator)
      #expect(order["status"]?.string == "cancelled" && order["version"]?.int == 2)
    }
    #expect(await api.backend.committedMessages.filter { $0.type == .orderCancelled }.count == 2)
  }

  @Test("are at most a hundred at once, by their ids")
  func limits() async throws {
    let api = try await api()
    let id = "\"01900000-0000-7000-8000-000000000000\""
    let many = [String](repeating: id, count: 101).joined(separator: ",")
    for body in ["{}", "{\"ids\": []}", "{\"ids\": [\"x\"]}", "{\"ids\": [1]}", "{\"ids\": [\(many)]}"] {
      #expect(try await api.post("/orders/cancellations", body, as: .theOperator).status == 422, "\(body)")
    }
  }

  @Test("are told from others by nothing that anybody is shown, and by nothing at all once erased")
  func privacy() async throws {
    let api = try await api()
    let id = try #require(OrderID(try await place(api, email: "a@example.com", from: "203.0.113.7")))
    let sender = try #require(try await api.backend.placement(of: id)?.sender)
    #expect(sender.bytes.count == 16)
    let hexadecimal = sender.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let shown = try await api.get("/orders/\(id)", as: .theOperator).text
    #expect(!shown.contains("203.0.113.7") && !shown.contains(hexadecimal) && !shown.contains("sender"))
    for message in await api.backend.committedMessages {
      #expect(!"\(message)".contains(hexadecimal))
    }
    _ = try await api.post("/orders/\(id)/cancellation", as: .theOperator)
    _ = try await EraseOrder(desk: api.example.desk)(id, as: ExampleShop.theOperator)
    #expect(try await api.backend.placement(of: id)?.sender == nil)
    #expect(try await api.backend.orders(sender: sender, limit: 10).orders == [])
  }
}

@Suite("An order that a newer version made, asked for by its id")
struct NewerOrderTests {
  @Test("is a problem that names it to those whose it is, and nothing to others")
  func named() async throws {
    let api = try await TestAPI()
    let placed = try await api.example.place()
    await api.backend.spoil(placed.order.id, .newerSchema)
    for answer in [
      try await api.get("/orders/\(placed.order.id)", as: .producer),
      try await api.get("/orders/\(placed.order.id)", as: .theOperator),
      try await api.get("/orders/\(placed.order.id)?token=\(placed.token.text)"),
      try await api.post("/orders/\(placed.order.id)/cancellation", as: .theOperator),
    ] {
      #expect(answer.status == 503)
      #expect(answer["type"]?.string == "/problems/newer-version")
      #expect(answer["detail"]?.string?.contains("\(placed.order.number), due on 2026-12-24") == true)
    }
    #expect(try await api.get("/orders/\(placed.order.id)", as: .otherProducer).status == 404)
    #expect(try await api.get("/orders/\(placed.order.id)").status == 404)
  }
}
