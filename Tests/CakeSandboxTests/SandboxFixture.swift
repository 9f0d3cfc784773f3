import AsyncHTTPClient
import CakeOrdering
import CakeSandbox
import JSONText
import Logging
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import StandardWebhooks
import Synchronization

/// A sandbox delivery company and a shop, both at free ports of 127.0.0.1.
struct SandboxFixture: Sendable {
  static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  static let now: Int64 = 1_796_112_000

  let company: SandboxDeliveryCompany
  let shop: ShopDouble
  let shopURL: String
  let url: String

  /// The durations that the company waited, in order.
  let waits: Waits

  /// What a sandbox slept for.
  final class Waits: Sendable {
    private let durations = Mutex<[Duration]>([])
    var all: [Duration] { durations.withLock { $0 } }
    func add(_ duration: Duration) { durations.withLock { $0.append(duration) } }
  }

  /// Runs both for as long as a test needs them.
  static func run(_ test: @escaping (SandboxFixture) async throws -> Void) async throws {
    let shop = ShopDouble()
    let waits = Waits()
    let (shopPorts, shopPort) = AsyncStream.makeStream(of: Int.self)
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let quiet = Logger(label: "sandbox", factory: { _ in SwiftLogNoOpLogHandler() })
    try await serving(shop.server { shopPort.yield($0) }, quiet) {
      var shopIterator = shopPorts.makeAsyncIterator()
      let shopURL = "http://127.0.0.1:\(await shopIterator.next() ?? 0)"
      let company = try SandboxDeliveryCompany(
        configuration: SandboxDeliveryCompany.Configuration(
          port: 0, secrets: [secret], shopURL: shopURL, clock: FixedClock(), logger: quiet,
          sleep: { waits.add($0) }, onRunning: { port.yield($0) }, token: { "the-token" }))
      try await serving(company, quiet) {
        var iterator = ports.makeAsyncIterator()
        let url = "http://127.0.0.1:\(await iterator.next() ?? 0)"
        try await test(SandboxFixture(company: company, shop: shop, shopURL: shopURL, url: url, waits: waits))
      }
    }
  }

  /// Runs a service during a test, and shuts it down as a process does.
  private static func serving(
    _ service: some Service, _ logger: Logger, _ test: @escaping () async throws -> Void
  ) async throws {
    let services = ServiceGroup(services: [service], logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await services.run() }
      let result: Result<Void, any Error>
      do {
        result = .success(try await test())
      } catch {
        result = .failure(error)
      }
      await services.triggerGracefulShutdown()
      try await group.waitForAll()
      try result.get()
    }
  }

  /// The body of a request to deliver.
  func request(callback: String? = nil) -> String {
    let id = "019ad9c1-0000-7000-8000-000000000001"
    return
      #"{"type":"delivery.requested","data":{"orderId":"\#(id)","callbackUrl":"\#(callback ?? "\(shopURL)/orders/\(id)/delivery")"}}"#
  }

  /// Sends a body, signed unless a test says otherwise; the status of the answer.
  func send(
    _ body: String, id: String = "m_1", at time: Int64 = now, secret: String = secret, path: String = "/",
    tampering: (inout HTTPClientRequest) -> Void = { _ in }
  ) async throws -> Int {
    var request = HTTPClientRequest(url: url + path)
    request.method = .POST
    let signed = WebhookSigner(try WebhookSecret(secret)).headers(id: id, at: time, body: Array(body.utf8))
    for (name, value) in signed.fields { request.headers.add(name: name, value: value) }
    request.body = .bytes(Array(body.utf8))
    tampering(&request)
    return Int(try await HTTPClient.shared.execute(request, timeout: .seconds(10)).status.code)
  }

  /// What the company shows of what it received.
  func list() async throws -> [JSONValue] {
    let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: url), timeout: .seconds(10))
    let body = try await response.body.collect(upTo: 1 << 20)
    return try JSONValue(parsing: Array(body.readableBytesView))["received"]?.array ?? []
  }

  /// Waits until something is so, a minute at most.
  func wait(until condition: () async throws -> Bool) async throws -> Bool {
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      if try await condition() { return true }
      await Task.yield()
    }
    return false
  }
}
