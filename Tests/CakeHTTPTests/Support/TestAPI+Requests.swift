import CakeOrdering
import CakeTesting
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore

extension TestAPI {
  /// Sends a request straight to the router.
  func send(
    _ method: HTTPRequest.Method, _ path: String, as caller: Caller = .nobody, bearer: String? = nil,
    json: String? = nil, headers: HTTPFields = [:]
  ) async throws -> Answer {
    var headers = headers
    if let bearer = bearer ?? token(caller) { headers[.authorization] = "Bearer \(bearer)" }
    if json != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
    let all = headers
    return try await application().test(.router) { client in
      Answer(
        try await client.executeRequest(
          uri: path, method: method, headers: all, body: json.map { ByteBuffer(string: $0) }))
    }
  }

  func get(_ path: String, as caller: Caller = .nobody, bearer: String? = nil) async throws -> Answer {
    try await send(.get, path, as: caller, bearer: bearer)
  }

  func post(
    _ path: String, _ json: String? = nil, as caller: Caller = .nobody, bearer: String? = nil,
    headers: HTTPFields = [:]
  ) async throws -> Answer {
    try await send(.post, path, as: caller, bearer: bearer, json: json, headers: headers)
  }

  /// The order of a request that the shop accepts, as JSON.
  static let order = """
    {"customer": {"name": "Ada Baker", "email": "ada@example.com", "phone": "+44 20 7946 0000", "language": "en"},
     "handover": "delivery", "address": "1 Main Street, Springfield", "dueDate": "2026-12-24", "slot": "morning",
     "items": [{"cakeId": "victoria-sponge", "quantity": 1, "inscription": "Happy Birthday"}],
     "avoidAllergens": ["nuts"], "note": "Ring twice"}
    """
}
