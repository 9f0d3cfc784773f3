import CakeHTTP
import CakeOrdering
import CakeTesting
import JSONText
import NIOCore
import NetworkAddress
import ServiceLifecycle
import Testing

@Suite("The server and its clients", .timeLimit(.minutes(1)))
struct ServerLimitsTests {
  private func limits(_ change: (inout ServerLimits) -> Void = { _ in }) -> ServerLimits {
    var limits = ServerLimits()
    limits.requestDeadline = .seconds(20)
    limits.idleTimeout = .seconds(20)
    change(&limits)
    return limits
  }

  private static let request = "GET /cakes HTTP/1.1\r\nHost: x\r\n\r\n"

  @Test("share a connection for many requests, pipelined ones too")
  func keepsConnections() async throws {
    let api = try await TestAPI()
    try await api.serve(limits()) { port, _ in
      try await Connection.open(port) { connection in
        for _ in 0..<50 {
          try await connection.send(Self.request)
          #expect(try await connection.readAnswer().head.hasPrefix("HTTP/1.1 200 OK"))
        }
        try await connection.send(Self.request + Self.request + Self.request)
        for _ in 0..<3 { #expect(try await connection.readAnswer().body.contains("victoria-sponge")) }
      }
    }
  }

  @Test("part when no request comes in time, without a word")
  func idle() async throws {
    let api = try await TestAPI()
    try await api.serve(limits { $0.idleTimeout = .milliseconds(600) }) { port, _ in
      let nothing = try await Connection.open(port) { connection in try await connection.readToEnd() }
      #expect(nothing.isEmpty)
      let start = ContinuousClock.now
      try await Connection.open(port) { connection in
        try await connection.send(Self.request)
        _ = try await connection.readAnswer()
        #expect(try await connection.readToEnd().isEmpty)
      }
      #expect(ContinuousClock.now - start >= .milliseconds(500))
    }
  }

  @Test(
    "part with 408 when a request does not arrive in time, wherever it stops",
    arguments: [
      "G", "GET /cakes HTTP/1.1\r\nHost: x\r\n",
      "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n",
      "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{\"a\"",
    ])
  func slowRequests(_ part: String) async throws {
    let api = try await TestAPI()
    try await api.serve(limits { $0.requestDeadline = .milliseconds(300) }) { port, _ in
      let start = ContinuousClock.now
      let answer = try await Connection.open(port) { connection in
        try await connection.send(part)
        return try await connection.readToEnd()
      }
      #expect(ContinuousClock.now - start >= .milliseconds(250))
      #expect(answer.hasPrefix("HTTP/1.1 408"))
      if part.contains("\r\n\r\n") {
        #expect(answer.contains("application/problem+json"))
        #expect(answer.contains("/problems/request-timeout"))
      }
    }
  }

  @Test("part at the deadline even if a byte comes now and then")
  func dribble() async throws {
    let api = try await TestAPI()
    try await api.serve(limits { $0.requestDeadline = .milliseconds(300) }) { port, _ in
      let start = ContinuousClock.now
      let answer = try await Connection.open(port) { connection in
        try await connection.send(
          "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 65000\r\n\r\n"
        )
        return try await withThrowingTaskGroup(of: Void.self) { group in
          let sender = connection.outbound
          group.addTask {
            // One byte after another, until the server has enough of it.
            for _ in 0..<64_000 {
              guard (try? await sender.write(ByteBuffer(string: " "))) != nil else { return }
            }
          }
          let text = try await connection.readToEnd()
          group.cancelAll()
          return text
        }
      }
      #expect(answer.hasPrefix("HTTP/1.1 408"))
      #expect(ContinuousClock.now - start < .seconds(5))
    }
  }

  @Test("refuse heads that are too large")
  func largeHeads() async throws {
    let api = try await TestAPI()
    try await api.serve(limits()) { port, _ in
      let answer = try await Connection.open(port) { connection in
        try await connection.send(
          "GET /cakes HTTP/1.1\r\nHost: x\r\nX-Padding: \(String(repeating: "a", count: 70_000))\r\n\r\n")
        return try await connection.readToEnd()
      }
      #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"))
    }
  }

  @Test(
    "refuse what is no HTTP, or two requests in one",
    arguments: [
      "\u{16}\u{3}\u{1}\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
      "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
      "GET /cakes HTTP/1.1\r\nHost: x\r\nX: a\u{0}b\r\n\r\n",
    ])
  func notHTTP(_ text: String) async throws {
    let api = try await TestAPI()
    try await api.serve(limits()) { port, _ in
      let answer = try await Connection.open(port) { connection in
        try await connection.send(text)
        return try await connection.readToEnd()
      }
      #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"))
    }
  }

  @Test("are limited in number, and more are served as others go")
  func connectionCap() async throws {
    let api = try await TestAPI()
    try await api.serve(limits { $0.connections = 2 }) { port, _ in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 {
          group.addTask {
            try await Connection.open(port) { connection in
              try await connection.send(Self.request)
              #expect(try await connection.readAnswer().head.hasPrefix("HTTP/1.1 200"))
            }
          }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test("make room when all places are taken: the oldest that is idle gives way")
  func oldestIdleGivesWay() async throws {
    let api = try await TestAPI()
    try await api.serve(limits { $0.connections = 2 }) { port, _ in
      try await Connection.open(port) { oldest in
        try await oldest.send(Self.request)
        _ = try await oldest.readAnswer()
        try await Connection.open(port) { second in
          try await second.send(Self.request)
          _ = try await second.readAnswer()
          try await Connection.open(port) { third in
            try await third.send(Self.request)
            #expect(try await third.readAnswer().head.hasPrefix("HTTP/1.1 200"))
          }
        }
        #expect(try await oldest.readToEnd().isEmpty)
      }
    }
  }

  @Test("from one address have so many connections and no more, of which the oldest idle one gives way")
  func capPerAddress() async throws {
    let api = try await TestAPI()
    try await api.serve(limits { $0.connectionsPerAddress = 1 }) { port, _ in
      // Until the server has read half a request, whoever sent it is idle, and gives way.
      while (try? await refusesOthers(port)) != true {}
    }
  }

  /// Opens a connection with half a request, which is not idle: whoever comes now is refused, until it is answered.
  ///
  /// - Returns: False if it gave way before the server had read anything of it.
  private func refusesOthers(_ port: Int) async throws -> Bool {
    try await Connection.open(port) { first in
      try await first.send("GET /cakes HTTP/1.1\r\n")
      let refused = try? await Connection.open(port) { other in try await other.readToEnd() }
      #expect(refused ?? "" == "")
      guard (try? await first.send("Host: x\r\n\r\n")) != nil, let answer = try? await first.readAnswer()
      else {
        return false
      }
      #expect(answer.head.hasPrefix("HTTP/1.1 200"))
      var head = ""
      repeat {
        head =
          (try? await Connection.open(port) { next in
            try await next.send(Self.request)
            return try await next.readAnswer().head
          }) ?? ""
      } while head.isEmpty
      #expect(head.hasPrefix("HTTP/1.1 200"))
      #expect(try await first.readToEnd().isEmpty)
      return true
    }
  }

  @Test("behind a proxy that is trusted are many, and share no limit")
  func proxiesAreNotCapped() async throws {
    let api = try await TestAPI()
    let proxy = try #require(NetworkRange("127.0.0.1"))
    try await api.serve(
      limits {
        $0.connectionsPerAddress = 1; $0.uncountedClients = [proxy]
      }
    ) { port, _ in
      try await Connection.open(port) { first in
        try await first.send("GET /cakes HTTP/1.1\r\n")
        try await Connection.open(port) { second in
          try await second.send(Self.request)
          #expect(try await second.readAnswer().head.hasPrefix("HTTP/1.1 200"))
        }
      }
    }
  }

  @Test("order as much as a bakery bakes in a day, each address and each email; staff order what they like")
  func orderLimit() async throws {
    let proxy = try #require(NetworkRange("127.0.0.1"))
    let api = try await TestAPI(rateLimit: 1000, trustedProxies: [proxy])
    let token = try #require(api.token(.theOperator))
    // Twenty of the forty that the largest bakery bakes in a day.
    func order(_ email: String, from address: String, on day: String, _ fields: String = "") -> String {
      let body = """
        {"customer": {"name": "Ada Baker", "email": "\(email)", "language": "en"}, "handover": "pickup",
         "dueDate": "\(day)", "items": [{"cakeId": "wedding-cake", "quantity": 1}]}
        """
      return "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        + "X-Forwarded-For: \(address)\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }
    let first = order("Ada@example.com", from: "2001:db8::1", on: "2026-12-21", "Idempotency-Key: one\r\n")
    let staff = "Authorization: Bearer \(token)\r\n"
    let expected = [
      (first, "201"),
      (order("ada@example.com", from: "2001:db8::2", on: "2026-12-22"), "201"),
      // Neither the rest of the address's network nor another spelling of the email is somebody else.
      (order("bob@example.com", from: "2001:db8::3", on: "2026-12-23"), "429"),
      (order("ADA@example.com", from: "203.0.113.9", on: "2026-12-23"), "429"),
      (order("bob@example.com", from: "203.0.113.9", on: "2026-12-23"), "201"),
      // A repeat is not counted.
      (first, "201"),
      (order("ada@example.com", from: "2001:db8::1", on: "2026-12-23", staff), "201"),
      // Nor what finds no room: the day is full by now.
      (order("eve@example.com", from: "203.0.113.77", on: "2026-12-23"), "409"),
      (order("eve@example.com", from: "203.0.113.77", on: "2026-12-23"), "409"),
      (order("eve@example.com", from: "203.0.113.77", on: "2026-12-23"), "409"),
      (order("eve@example.com", from: "203.0.113.77", on: "2026-12-28"), "201"),
      (order("eve@example.com", from: "203.0.113.77", on: "2026-12-29"), "201"),
      (order("eve@example.com", from: "203.0.113.77", on: "2026-12-30"), "429"),
    ]
    try await api.serve { port, _ in
      try await Connection.open(port) { connection in
        for (request, status) in expected {
          try await connection.send(request)
          let (head, body) = try await connection.readAnswer()
          #expect(head.dropFirst(9).prefix(3) == status)
          guard status == "429" else { continue }
          #expect(head.lowercased().contains("retry-after: ") && body.contains("/problems/order-limit"))
        }
      }
    }
  }

  @Test("don't lose a request that was on its way when the server stopped")
  func gracefulShutdown() async throws {
    let api = try await TestAPI()
    try await api.serve(
      limits {
        $0.requestDeadline = .seconds(10); $0.idleTimeout = .seconds(10)
      }
    ) { port, group in
      try await Connection.open(port) { connection in
        let (head, rest) = (TestAPI.order.utf8.count, TestAPI.order)
        try await connection.send(Self.request)
        _ = try await connection.readAnswer()
        try await connection.send(
          "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: \(head)\r\n\r\n"
        )
        await group.triggerGracefulShutdown()
        // New connections are refused by now or soon; this one still gets its answer.
        try await connection.send(rest)
        let answer = try await connection.readAnswer()
        #expect(answer.head.hasPrefix("HTTP/1.1 201"))
        #expect(try await connection.readToEnd().isEmpty)
      }
    }
    #expect(await api.backend.allOrders.count == 1)
  }

  // Were it left to the idle timeout, or to the end of the grace, the test would not see it.
  @Test(
    "are told the end of idle connections when the server stops, soon and without a reset",
    .timeLimit(.minutes(1)))
  func idleShutdown() async throws {
    let api = try await TestAPI()
    try await api.serve(
      limits {
        $0.idleTimeout = .seconds(600); $0.shutdownGrace = .seconds(600)
      }
    ) { port, group in
      try await Connection.open(port) { connection in
        try await connection.send(Self.request)
        _ = try await connection.readAnswer()
        await group.triggerGracefulShutdown()
        #expect(try await connection.readToEnd().isEmpty)
      }
    }
  }

  @Test("on the same machine see metrics and are not limited, unless a proxy speaks for somebody")
  func loopback() async throws {
    let proxy = try #require(NetworkRange("127.0.0.1"))
    let api = try await TestAPI(rateLimit: 3, trustedProxies: [proxy])
    try await api.serve { port, _ in
      try await Connection.open(port) { connection in
        func get(_ path: String, _ fields: String = "") -> String {
          "GET \(path) HTTP/1.1\r\nHost: x\r\n\(fields)\r\n"
        }
        for _ in 0..<10 {
          try await connection.send(get("/cakes"))
          #expect(try await connection.readAnswer().head.hasPrefix("HTTP/1.1 200"))
        }
        try await connection.send(get("/metrics"))
        #expect(try await connection.readAnswer().body == "# metrics\n")
        try await connection.send(get("/metrics", "X-Forwarded-For: 203.0.113.1\r\n"))
        #expect(try await connection.readAnswer().head.hasPrefix("HTTP/1.1 401"))
        var statuses: [Substring] = []
        for path in ["/cakes", "/availability", "/orders/1", "/cakes", "/track/1/2"] {
          try await connection.send(get(path, "X-Forwarded-For: 203.0.113.9\r\n"))
          let head = try await connection.readAnswer().head
          statuses.append(head.dropFirst(9).prefix(3))
          if head.contains(" 429 ") { #expect(head.lowercased().contains("retry-after: 20")) }
        }
        #expect(statuses == ["200", "200", "404", "429", "429"])
        try await connection.send(get("/cakes", "X-Forwarded-For: 203.0.113.9, 203.0.113.10\r\n"))
        #expect(try await connection.readAnswer().head.hasPrefix("HTTP/1.1 200"))
      }
    }
  }

  @Test("who are staff are not limited, and who guess tokens are")
  func guessing() async throws {
    let proxy = try #require(NetworkRange("127.0.0.1"))
    let api = try await TestAPI(rateLimit: 3, trustedProxies: [proxy])
    let token = try #require(api.token(.theOperator))
    try await api.serve { port, _ in
      try await Connection.open(port) { connection in
        var statuses: [String: [Substring]] = [:]
        for bearer in [token, "guess"] {
          for _ in 0..<5 {
            try await connection.send(
              "GET /orders HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.9\r\nAuthorization: Bearer \(bearer)\r\n\r\n"
            )
            let status = try await connection.readAnswer().head.dropFirst(9).prefix(3)
            statuses[bearer, default: []].append(status)
          }
        }
        #expect(statuses[token] == ["200", "200", "200", "200", "200"])
        #expect(statuses["guess"] == ["401", "401", "401", "429", "429"])
      }
    }
  }
}
