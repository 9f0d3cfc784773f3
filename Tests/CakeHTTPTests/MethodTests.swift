import CakeHTTP
import CakeOrdering
import CakeTesting
import HTTPTypes
import Hummingbird
import JSONText
import Testing

@Suite("Paths and methods")
struct MethodTests {
  /// Every path with an example of it, and the methods it has.
  static let paths: [(String, String)] = [
    ("/cakes", "GET, HEAD, OPTIONS"), ("/availability", "GET, HEAD, OPTIONS"),
    ("/orders", "GET, HEAD, OPTIONS, POST"), ("/orders/1", "GET, HEAD, OPTIONS"),
    ("/orders/1/events", "GET, HEAD, OPTIONS"), ("/orders/1/fulfillment", "OPTIONS, POST"),
    ("/orders/1/delivery", "OPTIONS, POST"), ("/orders/1/review", "OPTIONS, POST"),
    ("/orders/1/cancellation", "OPTIONS, POST"), ("/orders/1/failure", "OPTIONS, POST"),
    ("/orders/1/delivery-request", "OPTIONS, POST"), ("/orders/1/assignment", "OPTIONS, POST"),
    ("/track/1/2", "GET, HEAD, OPTIONS"), ("/messages", "GET, HEAD, OPTIONS"),
    ("/messages/1/redrive", "OPTIONS, POST"), ("/notifications", "GET, HEAD, OPTIONS"),
    ("/notifications/1/resend", "OPTIONS, POST"), ("/delivery-companies", "GET, HEAD, OPTIONS"),
    ("/delivery-companies/1/enablement", "OPTIONS, POST"), ("/health/live", "GET, HEAD, OPTIONS"),
    ("/health/ready", "GET, HEAD, OPTIONS"), ("/metrics", "GET, HEAD, OPTIONS"),
    ("/openapi.json", "GET, HEAD, OPTIONS"), ("/problems/full", "GET, HEAD, OPTIONS"),
  ]

  @Test("answer 405 and their methods to any other, before anything else is looked at", arguments: paths)
  func methods(_ path: String, _ allow: String) async throws {
    let api = try await TestAPI()
    for name in ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"] where !allow.contains(name) {
      let method = try #require(HTTPRequest.Method(name))
      let answer = try await api.send(method, path, bearer: "forged", json: "{")
      #expect(answer.status == 405)
      #expect(answer.headers[.allow] == allow)
      #expect(answer["type"] == .string("/problems/method-not-allowed"))
    }
    let options = try await api.send(.options, path)
    #expect(options.status == 204)
    #expect(options.headers[.allow] == allow)
  }

  @Test(
    "that do not exist are problems as well",
    arguments: ["/", "/nothing", "/orders/1/2/3", "/cakes/1", "/.env"])
  func unknownPaths(_ path: String) async throws {
    let api = try await TestAPI()
    for method in [HTTPRequest.Method.get, .post, .options, .head] {
      let answer = try await api.send(method, path)
      #expect(answer.status == 404)
      #expect(answer.headers[.contentType] == "application/problem+json")
    }
  }

  @Test("answer HEAD as GET, without the body")
  func head() async throws {
    let api = try await TestAPI()
    let id = try await api.example.place().order.id
    for path in ["/cakes", "/orders/\(id)", "/orders/\(id)/events", "/health/live", "/openapi.json"] {
      let answer = try await api.send(.head, path, as: .theOperator)
      #expect(answer.status == 200)
      #expect(answer.text.isEmpty)
    }
    let (head, get) = (try await api.send(.head, "/cakes"), try await api.get("/cakes"))
    #expect(head.headers[.contentLength] == get.headers[.contentLength])
  }

  @Test("carry the header fields that keep browsers from guessing, framing and keeping")
  func securityHeaders() async throws {
    let api = try await TestAPI()
    let plain = try await TestAPI(publicURL: "http://127.0.0.1:8080")
    for path in ["/cakes", "/orders", "/nothing", "/health/live", "/metrics"] {
      let answer = try await api.get(path, as: .theOperator)
      #expect(answer.headers[.xContentTypeOptions] == "nosniff")
      #expect(answer.headers[.contentSecurityPolicy] == "default-src 'none'; frame-ancestors 'none'")
      #expect(answer.headers[.strictTransportSecurity] == "max-age=31536000")
      #expect(try await plain.get(path).headers[.strictTransportSecurity] == nil)
    }
    #expect(try await api.get("/orders", as: .theOperator).headers[.cacheControl] == "no-store")
  }

  @Test("explain every kind of problem")
  func problems() async throws {
    let api = try await TestAPI()
    for kind in ProblemKind.allCases {
      let answer = try await api.get("/problems/\(kind.rawValue)")
      #expect(answer.status == 200)
      #expect(answer["type"] == .string("/problems/\(kind.rawValue)"))
    }
    #expect(try await api.get("/problems/unknown").status == 404)
  }

  @Test("say whether the service lives and is ready")
  func health() async throws {
    let api = try await TestAPI()
    #expect(try await api.get("/health/live").text == #"{"status":"ok"}"#)
    #expect(try await api.get("/health/ready").status == 200)
    let broken = try await TestAPI(readiness: { () throws(StoreError) in
      throw .unavailable(retryAfter: .seconds(7), reason: "the disk is full")
    })
    let answer = try await broken.get("/health/ready")
    #expect(answer.status == 503)
    #expect(answer.headers[.retryAfter] == "7")
    #expect(!answer.text.contains("disk"))
  }

  @Test("have no metrics where they are collected another way")
  func metrics() async throws {
    let api = try await TestAPI(metrics: nil)
    #expect(try await api.get("/metrics", as: .theOperator).status == 404)
    let other = try await TestAPI(metrics: { "orders 3\n" })
    let answer = try await other.get("/metrics", as: .theOperator)
    #expect(answer.text == "orders 3\n")
    #expect(answer.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
  }
}
