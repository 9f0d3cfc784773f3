import CakeHTTP
import CakeOrdering
import CakeTesting
import HTTPTypes
import JSONText
import Testing

@Suite("Placing orders over HTTP")
struct PlacingTests {
  @Test("answers 201 with the order, where it is, and the customer's token and link")
  func places() async throws {
    let api = try await TestAPI()
    let answer = try await api.post("/orders", TestAPI.order)
    #expect(answer.status == 201)
    let id = try #require(answer["id"]?.string)
    #expect(answer.headers[.location] == "/orders/\(id)")
    #expect(answer.headers[.contentType] == "application/json")
    #expect(answer.headers[.cacheControl] == "no-store")
    #expect(answer["status"] == .string("placed"))
    #expect(answer["version"]?.int == 1)
    #expect(answer["items", "0", "unitPrice", "amount"]?.int == 3200)
    #expect(answer["total", "amount"]?.int == 3200)
    #expect(answer["producerId"] == .string("backstube"))
    let token = try #require(answer["trackingToken"]?.string)
    #expect(answer["trackingUrl"]?.string == "https://cakes.example.com/track/\(id)/\(token)")
  }

  @Test("takes the prices of the shop and ignores the client's and whatever else it does not know")
  func ignoresUnknownMembers() async throws {
    let api = try await TestAPI()
    let order = """
      {"customer": {"name": "Ada", "email": "ada@example.com", "vip": true}, "handover": "pickup",
       "dueDate": "2026-12-24", "status": "delivered", "total": {"amount": 1},
       "items": [{"cakeId": "lemon-tart", "quantity": 2, "unitPrice": {"amount": 1}}]}
      """
    let answer = try await api.post("/orders", order)
    #expect(answer.status == 201)
    #expect(answer["total", "amount"]?.int == 4900)
    #expect(answer["status"] == .string("placed"))
  }

  @Test("names all faults at once, each at its place")
  func namesAllFaults() async throws {
    let api = try await TestAPI()
    let order = """
      {"customer": {"name": 7, "email": "nobody"}, "handover": "drone", "dueDate": "2026-13-01", "slot": "night",
       "items": [{"cakeId": "hazelnut-torte", "quantity": 1}, {"cakeId": "mud-pie", "quantity": "two"}, 5,
                 {"cakeId": "lemon-tart", "quantity": 100, "inscription": "x"}],
       "avoidAllergens": ["nuts", 3, "moonlight"], "note": "a\\u0000b"}
      """
    let answer = try await api.post("/orders", order)
    #expect(answer.status == 422)
    #expect(answer.headers[.contentType] == "application/problem+json")
    #expect(answer["type"] == .string("/problems/invalid"))
    #expect(
      Set(answer.pointers) == [
        "/customer/name", "/customer/email", "/handover", "/dueDate", "/slot", "/items/0/cakeId",
        "/items/1/cakeId", "/items/1/quantity", "/items/2", "/items/3/quantity", "/items/3/inscription",
        "/avoidAllergens/1", "/avoidAllergens/2", "/note",
      ])
    #expect(Set(answer.pointers).count == answer.pointers.count)
  }

  @Test(
    "points at what is missing or of another kind, once",
    arguments: [
      ("{}", ["/customer/name", "/customer/email", "/address", "/dueDate", "/items"]),
      (
        #"{"customer": 1, "handover": "pickup", "dueDate": "2026-12-24", "items": []}"#,
        ["/customer", "/items"]
      ),
      ("[]", [""]),
      ("null", [""]),
    ])
  func pointsAtForm(_ order: String, _ pointers: [String]) async throws {
    let api = try await TestAPI()
    let answer = try await api.post("/orders", order)
    #expect(answer.status == 422)
    #expect(Set(answer.pointers) == Set(pointers))
  }

  @Test(
    "refuses what is no JSON with 400 and says where it ends to be",
    arguments: ["", "{", "{\"a\": 1, \"a\": 2}", "{}{}", "\u{FEFF}{}", "nul", "{\"a\": 01}"])
  func refusesMalformed(_ body: String) async throws {
    let api = try await TestAPI()
    let answer = try await api.post("/orders", body)
    #expect(answer.status == 400)
    #expect(answer["type"] == .string("/problems/malformed"))
    #expect(answer["detail"]?.string?.contains("byte") == true)
  }

  @Test("refuses nesting that would exhaust the stack")
  func refusesDeepNesting() async throws {
    let api = try await TestAPI()
    let answer = try await api.post("/orders", String(repeating: "[", count: 60_000))
    #expect(answer.status == 400)
  }

  @Test(
    "reads JSON however its type is written, and nothing else",
    arguments: [
      ("application/json", 201), ("application/json; charset=utf-8", 201),
      ("Application/JSON;charset=UTF-8", 201),
      ("text/plain", 415), ("application/x-www-form-urlencoded", 415), ("application/jsonp", 415),
      ("multipart/form-data; boundary=x", 415), ("", 415),
    ])
  func checksContentType(_ type: String, _ status: Int) async throws {
    let api = try await TestAPI()
    let answer = try await api.post("/orders", TestAPI.order, headers: [.contentType: type])
    #expect(answer.status == status)
    if status == 415 { #expect(answer["type"] == .string("/problems/unsupported-media-type")) }
  }

  @Test("refuses more than 64 KiB with 413, and takes as much as that")
  func limitsBodies() async throws {
    let api = try await TestAPI()
    func padded(to size: Int) -> String {
      TestAPI.order + String(repeating: " ", count: size - TestAPI.order.utf8.count)
    }
    #expect(try await api.post("/orders", padded(to: 65_536)).status == 201)
    let answer = try await api.post("/orders", padded(to: 65_537))
    #expect(answer.status == 413)
    #expect(answer["type"] == .string("/problems/too-large"))
  }

  @Test("answers 409 when every producer is full that day, and says for which day")
  func saysWhenFull() async throws {
    let api = try await TestAPI()
    // Two wedding cakes take the whole of the bakery's day, and nobody else bakes them.
    let order = TestAPI.order.replacing(
      "\"victoria-sponge\", \"quantity\": 1", with: "\"wedding-cake\", \"quantity\": 2")
    #expect(try await api.post("/orders", order).status == 201)
    let answer = try await api.post("/orders", order)
    #expect(answer.status == 409)
    #expect(answer["type"] == .string("/problems/full"))
    #expect(answer["detail"]?.string?.contains("2026-12-24") == true)
  }

  @Test("answers 503 with Retry-After while nothing can be stored, and goes on afterwards")
  func saysWhenUnavailable() async throws {
    let api = try await TestAPI()
    await api.backend.fail(.refused)
    let answer = try await api.post("/orders", TestAPI.order)
    #expect(answer.status == 503)
    #expect(answer.headers[.retryAfter].flatMap { Int($0) } ?? 0 >= 1)
    #expect(try await api.post("/orders", TestAPI.order).status == 201)
    #expect(await api.backend.allOrders.count == 1)
  }

  @Test("goes on with the caller's trace, which the messages carry")
  func keepsTrace() async throws {
    let api = try await TestAPI()
    let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    _ = try await api.post(
      "/orders", TestAPI.order, headers: [.traceparent: "00-\(trace)-00f067aa0ba902b7-01"])
    _ = try await api.post("/orders", TestAPI.order, headers: [.traceparent: "nonsense"])
    let traces = await api.backend.committedMessages.map(\.trace)
    #expect(traces.first??.traceID == trace)
    #expect(traces.first??.parentID != "00f067aa0ba902b7")
    #expect(traces.last??.traceID.count == 32)
    #expect(traces.last??.traceID != trace)
  }
}
