import CakeOrdering
import CakeTesting
import HTTPTypes
import JSONText
import Testing

@Suite("What is told of customers")
struct PrivacyTests {
  private let secrets = [
    "Zebedee", "zebedee@example.com", "Quincunx", "555-0199", "Xylophone", "Wurlitzer", "mangelwurzel",
  ]
  private let order = """
    {"customer": {"name": "Zebedee", "email": "zebedee@example.com", "phone": "555-0199", "language": "en"},
     "handover": "delivery", "address": "7 Quincunx Lane", "dueDate": "2026-12-24", "slot": "morning",
     "items": [{"cakeId": "victoria-sponge", "quantity": 1, "inscription": "Xylophone"}],
     "avoidAllergens": [], "note": "Wurlitzer"}
    """

  private func check(_ text: String, _ secrets: [String]) {
    for secret in secrets { #expect(!text.contains(secret), "\(text)") }
  }

  @Test("holds no personal data and no token in logs, however the request ends")
  func logs() async throws {
    let api = try await TestAPI()
    let placed = try await api.post("/orders", order)
    let token = try #require(placed["trackingToken"]?.string)
    let id = try #require(placed["id"]?.string)
    _ = try await api.get("/track/\(id)/\(token)")
    _ = try await api.get("/orders/\(id)?token=\(token)")
    _ = try await api.post("/orders/\(id)/cancellation?token=\(token)", #"{"reason": "mangelwurzel"}"#)
    _ = try await api.get("/orders?q=zebedee@example.com", as: .theOperator)
    _ = try await api.get("/Zebedee?x=zebedee@example.com")
    await api.backend.fail(.refused)
    _ = try await api.post("/orders", order)
    #expect(api.log.lines.count >= 7)
    let staff = try #require(api.token(.theOperator))
    for line in api.log.lines { check(line, secrets + [token, staff, id]) }
  }

  @Test("has a line a request, by its route and not by its path")
  func accessLog() async throws {
    let api = try await TestAPI()
    let id = try await api.example.place().order.id
    _ = try await api.get("/orders/\(id)", as: .theOperator)
    let line = try #require(api.log.lines.last { $0.contains("request") && $0.contains("route=") })
    #expect(line.hasPrefix("info request"))
    #expect(line.contains("route=/orders/{id} "))
    #expect(line.contains("method=GET"))
    #expect(line.contains("status=200"))
    #expect(line.contains("duration_us="))
    #expect(line.contains("bytes="))
    #expect(line.contains("trace_id="))
  }

  @Test("reflects nothing of what was sent in problem documents")
  func problems() async throws {
    let api = try await TestAPI()
    let id = try await api.example.place().order.id
    let bad = order.replacing("victoria-sponge", with: "mangelwurzel").replacing("@example.com", with: "@")
      .replacing("morning", with: "Wurlitzer").replacing("delivery", with: "Xylophone")
    let answers = [
      try await api.post("/orders", bad), try await api.post("/orders", #"{"mangelwurzel": Zebedee}"#),
      try await api.get("/mangelwurzel"), try await api.get("/orders?q=Zebedee&from=x", as: .theOperator),
      try await api.get("/orders?q=Zebedee", as: .theOperator),
      try await api.get("/orders/\(id)", bearer: "mangelwurzel"),
      try await api.post("/orders/\(id)/failure", #"{"reason": ["Zebedee"]}"#, as: .theOperator),
      try await api.post("/orders/\(id)/delivery", #"{"comment": "Zebedee"}"#, as: .theOperator),
    ]
    for answer in answers {
      #expect((400..<500).contains(answer.status))
      #expect(answer.headers[.contentType] == "application/problem+json")
      check(answer.text, secrets)
    }
  }

  @Test("is nothing any more once it was erased")
  func erased() async throws {
    let api = try await TestAPI()
    let placed = try await api.post("/orders", order)
    let id = try #require(placed["id"]?.string)
    _ = try await api.post("/orders/\(id)/cancellation", #"{"reason": "mangelwurzel"}"#, as: .theOperator)
    let orderID = try #require(OrderID(id))
    _ = try await EraseOrder(desk: api.example.desk)(orderID, as: ExampleShop.theOperator)
    let answer = try await api.get("/orders/\(id)", as: .theOperator)
    #expect(answer.status == 200)
    #expect(answer["erasedAt"] != nil)
    check(answer.text, secrets)
  }
}
