import CakeHTTP
import CakeOrdering
import CakeTesting
import HTTPTypes
import JSONText
import NetworkAddress
import ServiceLifecycle
import Testing

@Suite("Watching an order", .timeLimit(.minutes(1)))
struct EventStreamTests {
  private func request(_ order: OrderID, _ token: String) -> String {
    "GET /orders/\(order)/events?token=\(token) HTTP/1.1\r\nHost: x\r\n\r\n"
  }

  private func data(_ event: String) throws -> JSONObject {
    let line = try #require(event.split(separator: "\n").first { $0.hasPrefix("data: ") })
    return try #require(try JSONValue(parsing: String(line.dropFirst(6))).object)
  }

  @Test("shows it at once, and again whenever it changed, whatever became of it")
  func follows() async throws {
    let api = try await TestAPI(
      events: .stream(limit: 5, perOrder: 5, lifetime: .seconds(60), heartbeat: .seconds(30)))
    let placed = try await api.example.place()
    try await api.serve { port, _ in
      try await Connection.open(port) { connection in
        try await connection.send(request(placed.order.id, placed.token.text))
        let head = try await connection.read(until: "\r\n\r\n")
        #expect(head.hasPrefix("HTTP/1.1 200"))
        #expect(head.lowercased().contains("content-type: text/event-stream"))
        let first = try await connection.read(until: "\n\n")
        #expect(first.contains("id: 1\nevent: order\n"))
        #expect(try data(first)["status"] == .string("placed"))
        #expect(!first.contains(placed.token.text))
        _ = try await CancelOrder(desk: api.example.desk)(
          reason: nil, of: placed.order.id, as: .customer(placed.token))
        api.changes.changed(placed.order.id)
        let second = try await connection.read(until: "\n\n")
        #expect(second.contains("id: 2\nevent: order\n"))
        #expect(try data(second)["status"] == .string("cancelled"))
      }
    }
  }

  @Test("sends heartbeats in between, which find changes that nobody told of")
  func heartbeats() async throws {
    let api = try await TestAPI(
      events: .stream(limit: 5, perOrder: 5, lifetime: .seconds(60), heartbeat: .milliseconds(50)))
    let placed = try await api.example.place()
    try await api.serve { port, _ in
      try await Connection.open(port) { connection in
        try await connection.send(request(placed.order.id, placed.token.text))
        _ = try await connection.read(until: ": still here\n\n")
        _ = try await CancelOrder(desk: api.example.desk)(
          reason: nil, of: placed.order.id, as: .customer(placed.token))
        let event = try await connection.read(until: "event: order\n")
        #expect(event.contains("id: 2\n"))
      }
    }
  }

  @Test("outlasts the deadline of requests, and ends with its own time")
  func lifetime() async throws {
    let api = try await TestAPI(
      events: .stream(limit: 5, perOrder: 5, lifetime: .seconds(2), heartbeat: .milliseconds(100)))
    let placed = try await api.example.place()
    var limits = ServerLimits()
    limits.requestDeadline = .seconds(1)
    try await api.serve(limits) { port, _ in
      let start = ContinuousClock.now
      try await Connection.open(port) { connection in
        try await connection.send(request(placed.order.id, placed.token.text))
        _ = try await connection.read(until: "\r\n0\r\n\r\n")
      }
      #expect(ContinuousClock.now - start >= .milliseconds(1900))
    }
  }

  /// What ends a token's power over an order.
  enum Ending: CaseIterable {
    case revoked, expired, givenToAnother
  }

  @Test(
    "ends whole at the next heartbeat for whoever may no longer see it, and shows them nothing more",
    arguments: Ending.allCases)
  func endsWithThePermission(_ ending: Ending) async throws {
    let api = try await TestAPI(
      events: .stream(limit: 5, perOrder: 5, lifetime: .seconds(60), heartbeat: .milliseconds(50)))
    let placed = try await api.example.place()
    let subject = placed.order.producerID
    let (token, record) = try await api.issuer.issue(.producer, subject: subject, lifetime: .seconds(3600))
    try await api.serve { port, _ in
      try await Connection.open(port) { connection in
        try await connection.send(
          "GET /orders/\(placed.order.id)/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\n\r\n"
        )
        _ = try await connection.read(until: ": still here\n\n")
        switch ending {
        case .revoked:
          // By another process, which is seen once what was read of revocations is half a minute old.
          _ = try await api.backend.revoke(record.id, at: api.example.clock.now())
          api.example.clock.advance(by: .seconds(31))
        case .expired:
          api.example.clock.advance(by: .seconds(3600))
        case .givenToAnother:
          _ = try await AssignProducer(desk: api.example.desk)(
            producerID: subject == "backstube" ? "ofenliebe" : "backstube", of: placed.order.id,
            as: .staff(Party(.operator, "olga")))
        }
        let rest = try await connection.read(until: "\r\n0\r\n\r\n")
        #expect(!rest.contains("event: order"))
      }
    }
    #expect(!api.log.lines.contains { $0.hasPrefix("error") })
  }

  /// A shop whose places for event streams are few.
  private func shop(limit: Int, perOrder: Int) async throws -> TestAPI {
    try await TestAPI(
      events: .stream(limit: limit, perOrder: perOrder, lifetime: .seconds(60), heartbeat: .seconds(30)))
  }

  /// What somebody is told who finds no place.
  private func refusal(_ port: Int, _ request: String) async throws -> (head: String, body: String) {
    try await Connection.open(port) { connection in
      try await connection.send(request)
      return try await connection.readAnswer()
    }
  }

  @Test("has so many places, and one more as soon as a client goes")
  func cap() async throws {
    let api = try await shop(limit: 1, perOrder: 1)
    let placed = try await api.example.place()
    let other = try await api.example.place()
    try await api.serve { port, _ in
      try await Connection.open(port) { connection in
        try await connection.send(request(placed.order.id, placed.token.text))
        _ = try await connection.read(until: "event: order\n")
        let refused = try await refusal(port, request(other.order.id, other.token.text))
        #expect(refused.head.hasPrefix("HTTP/1.1 503"))
        #expect(refused.head.lowercased().contains("retry-after: 30"))
        #expect(refused.body.contains("No more orders can be watched"))
      }
      // The place is free once the server sees that the client is gone.
      var status = ""
      repeat {
        status = try await Connection.open(port) { connection in
          try await connection.send(request(other.order.id, other.token.text))
          return String(try await connection.read(until: "\r\n\r\n").dropFirst(9).prefix(3))
        }
      } while status == "503"
      #expect(status == "200")
    }
    #expect(!api.log.lines.contains { $0.hasPrefix("error") })
  }

  @Test("has few places for one order, and leaves the others to other orders")
  func capPerOrder() async throws {
    let api = try await shop(limit: 3, perOrder: 1)
    let placed = try await api.example.place()
    let other = try await api.example.place()
    try await api.serve { port, _ in
      try await Connection.open(port) { connection in
        try await connection.send(request(placed.order.id, placed.token.text))
        _ = try await connection.read(until: "event: order\n")
        let refused = try await refusal(port, request(placed.order.id, placed.token.text))
        #expect(refused.head.hasPrefix("HTTP/1.1 429"))
        #expect(refused.head.lowercased().contains("retry-after: 30"))
        #expect(refused.body.contains("No more than 1 can watch an order at once."))
        let event = try await Connection.open(port) { another in
          try await another.send(request(other.order.id, other.token.text))
          return try await another.read(until: "event: order\n")
        }
        #expect(event.hasPrefix("HTTP/1.1 200"))
      }
    }
    #expect(!api.log.lines.contains { $0.hasPrefix("error") })
  }

  @Test("has few places for one client address, and leaves the others to other addresses")
  func capPerAddress() async throws {
    let api = try await TestAPI(
      trustedProxies: [try #require(NetworkRange("127.0.0.1"))],
      events: .stream(limit: 5, perOrder: 5, perAddress: 1, lifetime: .seconds(60), heartbeat: .seconds(30)))
    let placed = try await api.example.place()
    func request(from address: String) -> String {
      "GET /orders/\(placed.order.id)/events?token=\(placed.token.text) HTTP/1.1\r\nHost: x\r\n"
        + "X-Forwarded-For: \(address)\r\n\r\n"
    }
    try await api.serve { port, _ in
      try await Connection.open(port) { connection in
        try await connection.send(request(from: "2001:db8::1"))
        _ = try await connection.read(until: "event: order\n")
        let refused = try await refusal(port, request(from: "2001:db8::2"))
        #expect(refused.head.hasPrefix("HTTP/1.1 429"))
        #expect(refused.body.contains("No more than 1 can watch from one address at once."))
        try await Connection.open(port) { other in
          try await other.send(request(from: "203.0.113.9"))
          _ = try await other.read(until: "event: order\n")
        }
      }
    }
  }

  @Test("ends at once when the server stops")
  func shutdown() async throws {
    let api = try await TestAPI(
      events: .stream(limit: 5, perOrder: 5, lifetime: .seconds(60), heartbeat: .seconds(30)))
    let placed = try await api.example.place()
    let start = ContinuousClock.now
    try await api.serve { port, group in
      try await Connection.open(port) { connection in
        try await connection.send(request(placed.order.id, placed.token.text))
        _ = try await connection.read(until: "event: order\n")
        await group.triggerGracefulShutdown()
        #expect(try await connection.readToEnd().hasSuffix("0\r\n\r\n"))
      }
    }
    // Long before the next heartbeat, which would find the server gone.
    #expect(ContinuousClock.now - start < .seconds(25))
    #expect(api.changes.watcherCount == 0)
  }

  @Test("is refused as the order itself is")
  func refused() async throws {
    let api = try await TestAPI()
    let id = try await api.example.place().order.id
    #expect(try await api.get("/orders/\(id)/events").status == 404)
    #expect(try await api.get("/orders/\(id)/events", as: .otherProducer).status == 404)
    #expect(try await api.get("/orders/\(id)/events", bearer: "forged").status == 401)
  }

  @Test("is one event and a time to come back where answers are buffered")
  func single() async throws {
    let api = try await TestAPI(events: .single)
    let placed = try await api.example.place()
    let answer = try await api.get("/orders/\(placed.order.id)/events?token=\(placed.token.text)")
    #expect(answer.status == 200)
    #expect(answer.headers[.contentType] == "text/event-stream")
    #expect(answer.text.hasPrefix("retry: 5000\nid: 1\nevent: order\ndata: {"))
    #expect(answer.text.hasSuffix("}\n\n"))
  }
}
