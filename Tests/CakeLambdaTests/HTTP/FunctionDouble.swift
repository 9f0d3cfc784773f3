import CakeHTTP
import CakeOrdering
import CakeTesting
import CakeWeb
import JSONText
import LambdaRuntime
import Logging
import Synchronization

@testable import CakeFunctions
@testable import CakeWebLambda

/// The function behind API Gateway, over the example shop in memory.
struct FunctionDouble: Sendable {
  let example: ExampleShop
  let backend: InMemoryBackend
  let key: KeyDouble
  let api: CakeAPI
  let web: CakeWeb
  private let function: HTTPFunction

  /// - Parameter pages: Whether it is the function with the pages.
  init(pages: Bool = false, readiness: @escaping @Sendable () async throws(StoreError) -> Void = {})
    async throws
  {
    let backend = InMemoryBackend()
    let example = ExampleShop(ports: StoragePorts(backend))
    let key = KeyDouble()
    let tokens = StaffTokens(
      publicKeyFrom: { () async throws(SecretError) in try key.read() }, shop: example.shop,
      registry: backend,
      clock: example.clock)
    let services = CakeServices(
      desk: example.desk, notifications: backend, messages: backend, deliveryCompanies: backend,
      tokens: tokens, readiness: readiness)
    self.example = example
    self.backend = backend
    self.key = key
    let logger = Logger(label: "function", factory: { _ in SwiftLogNoOpLogHandler() })
    api = CakeAPI(services, settings: HTTPFunction.settings(publicURL: ExampleShop.publicURL))
    web = CakeWeb(services, api: api, settings: CakeWebSettings(publicURL: ExampleShop.publicURL))
    function = pages ? HTTPFunction(api, web, logger: logger) : HTTPFunction(api, logger: logger)
  }

  /// A staff token, signed with the key as it is now.
  func token(_ role: Role, _ subject: String) async throws -> String {
    try await StaffTokenIssuer(
      privateKey: key.privateKey, shop: example.shop, registry: backend, clock: example.clock,
      random: example.random
    ).issue(role, subject: subject, lifetime: .seconds(86_400 * 365)).token
  }

  /// How long an invocation has.
  static let time = Duration.seconds(60)

  /// Has the function answer a request, as API Gateway would.
  ///
  /// - Parameter deadline: When the invocation ends; as late as usual if it is not said.
  func send(
    _ method: String, _ path: String, query: String = "", json: String? = nil, form: String? = nil,
    bearer: String? = nil, headers: [String: String] = [:], cookies: [String] = [], base64: Bool = false,
    trace: String? = nil, deadline: ContinuousClock.Instant? = nil
  ) async throws -> FunctionAnswer {
    var headers = headers
    if form != nil { headers["content-type"] = "application/x-www-form-urlencoded" }
    if json != nil { headers["content-type"] = "application/json" }
    if let bearer { headers["authorization"] = "Bearer \(bearer)" }
    let event = APIGatewayEvent(
      method: method, path: path, query: query, headers: headers, cookies: cookies, body: json ?? form,
      isBase64Encoded: base64)
    let context = LambdaContext(
      requestID: "1", deadline: deadline ?? .now + Self.time, traceHeader: trace)
    return try FunctionAnswer(try await function.handle(event.json, context: context))
  }

  /// The order of a request that the shop accepts, as JSON.
  static let order = """
    {"customer": {"name": "Ada Baker", "email": "ada@example.com", "phone": "+44 20 7946 0000", "language": "en"},
     "handover": "delivery", "address": "1 Main Street, Springfield", "dueDate": "2026-12-24", "slot": "morning",
     "items": [{"cakeId": "victoria-sponge", "quantity": 1, "inscription": "Happy Birthday"}],
     "avoidAllergens": ["nuts"], "note": "Ring twice"}
    """
}
