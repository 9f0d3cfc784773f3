import CakeOrdering
import CakeTesting
import HTTPTypes
import JSONText
import Testing

@Suite("Idempotency keys")
struct IdempotencyTests {
  private func place(_ api: TestAPI, _ key: String, _ order: String = TestAPI.order) async throws -> Answer {
    let name = try #require(HTTPField.Name("Idempotency-Key"))
    return try await api.post("/orders", order, headers: [name: key])
  }

  @Test("let a repeat find its order, quoted or bare and however the body is written")
  func repeats() async throws {
    let api = try await TestAPI()
    let first = try await place(api, "abc")
    let spaced = TestAPI.order.replacing("{", with: "{ ").replacing("Ada", with: "\\u0041da")
    for second in [
      try await place(api, "abc"), try await place(api, "\"abc\""), try await place(api, "abc", spaced),
    ] {
      #expect(second.status == 201)
      #expect(second["id"] == first["id"])
      #expect(second["trackingToken"] == first["trackingToken"])
      #expect(second.headers[.location] == first.headers[.location])
    }
    #expect(await api.backend.allOrders.count == 1)
    #expect(await api.backend.committedMessages.count == 1)
  }

  @Test("refuse another body with 422")
  func refusesOtherBody() async throws {
    let api = try await TestAPI()
    _ = try await place(api, "abc")
    let answer = try await place(api, "abc", TestAPI.order.replacing("Ring twice", with: "Knock"))
    #expect(answer.status == 422)
    #expect(answer["type"] == .string("/problems/idempotency-key-reused"))
  }

  @Test("belong to one customer's email each")
  func belongToCustomers() async throws {
    let api = try await TestAPI()
    let first = try await place(api, "abc")
    let second = try await place(api, "abc", TestAPI.order.replacing("ada@", with: "eve@"))
    #expect(second.status == 201)
    #expect(second["id"] != first["id"])
  }

  @Test("show the order as it is by then")
  func showsPresentOrder() async throws {
    let api = try await TestAPI()
    let first = try await place(api, "abc")
    let token = try #require(first["trackingToken"]?.string)
    let id = try #require(first["id"]?.string)
    _ = try await api.post("/orders/\(id)/cancellation", bearer: token)
    let second = try await place(api, "abc")
    #expect(second.status == 201)
    #expect(second["status"] == .string("cancelled"))
  }

  @Test(
    "have 1 to 255 characters",
    arguments: [
      ("", 422), ("\"\"", 422), (String(repeating: "k", count: 256), 422),
      (String(repeating: "k", count: 255), 201),
    ])
  func limits(_ key: String, _ status: Int) async throws {
    let api = try await TestAPI()
    #expect(try await place(api, key).status == status)
  }

  @Test("make one order of many requests at once")
  func concurrentRepeats() async throws {
    let api = try await TestAPI()
    let ids = try await withThrowingTaskGroup(of: String?.self) { group in
      for _ in 0..<20 { group.addTask { try await place(api, "abc")["id"]?.string } }
      return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
    }
    #expect(ids.count == 1)
    #expect(await api.backend.allOrders.count == 1)
  }
}
