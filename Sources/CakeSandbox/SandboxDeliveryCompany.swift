import AsyncHTTPClient
public import CakeOrdering
import HTTPTypes
import Hummingbird
import JSONText
import Logging
import NIOCore
public import ServiceLifecycle
import StandardWebhooks

/// A delivery company for demonstrations and tests: takes signed requests, refuses forged and repeated ones,
/// and reports each delivery to the shop a few seconds later.
///
/// `POST /` (or `/webhooks`) takes requests; `GET /` lists the latest, without anything about anybody. It keeps
/// nothing: deliveries that are under way when it stops are not reported.
public struct SandboxDeliveryCompany: Service {
  private let configuration: Configuration
  private let verifier: WebhookVerifier
  let journal = WebhookJournal(memory: .seconds(2 * WebhookVerifier.defaultTolerance))

  /// How many deliveries may be under way.
  private static let capacity = 10_000

  /// A company.
  ///
  /// - Throws: ``SandboxError`` where there is no usable secret or shop to report to.
  public init(configuration: Configuration) throws(SandboxError) {
    var secrets: [WebhookSecret] = []
    for text in configuration.secrets {
      do {
        secrets.append(try WebhookSecret(text))
      } catch {
        throw .unusableSecret("\(error)")
      }
    }
    guard let verifier = WebhookVerifier(secrets: secrets) else { throw .noSecret }
    let url = configuration.shopURL
    guard url.hasPrefix("http://") || url.hasPrefix("https://"), !url.hasSuffix("/") else {
      throw .unusableShopURL
    }
    self.configuration = configuration
    self.verifier = verifier
  }

  /// A new secret for a shop and its sandbox that live in one process.
  public static func makeSecret(random: some RandomSource) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    // 32 characters of base 64 are 24 bytes, the fewest that the specification allows.
    let characters = (0..<32).map { _ in alphabet[Int(random.next() & 63)] }
    return WebhookSecret.prefix + String(decoding: characters, as: UTF8.self)
  }

  /// Takes requests and delivers until it is cancelled or shut down.
  public func run() async throws {
    let (jobs, sink) = AsyncStream.makeStream(of: DeliveryJob.self)
    let underWay = Gauge(limit: Self.capacity)
    let intake = WebhookIntake(
      verifier: verifier, journal: journal,
      shopURL: configuration.shopURL, clock: configuration.clock, logger: configuration.logger
    ) { job in
      guard underWay.enter() else { return false }
      sink.yield(job)
      return true
    }
    var settings = HTTPClient.Configuration()
    // A redirect would take the token along.
    settings.redirectConfiguration = .disallow
    settings.connectionPool.retryConnectionEstablishment = false
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
    let reporter = DeliveryReporter(client: client, configuration: configuration)
    let application = application(intake)
    let result: Result<Void, any Error>
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await application.run() }
        group.addTask {
          await withDiscardingTaskGroup { deliveries in
            for await job in jobs {
              deliveries.addTask {
                await reporter.deliver(job)
                underWay.leave()
              }
            }
          }
        }
        // The server ends first, at shutdown or because it could not start; then what is under way ends too.
        defer { sink.finish() }
        try await group.next()
        group.cancelAll()
      }
      result = .success(())
    } catch {
      result = .failure(error)
    }
    try? await client.shutdown()
    try result.get()
  }

  private func application(_ intake: WebhookIntake) -> some ApplicationProtocol {
    let router = Router()
    for path in ["/", "/webhooks"] as [RouterPath] {
      router.post(path) { request, _ in try await intake.take(request) }
    }
    router.get("/") { _, _ in await Self.list(intake.journal.list()) }
    let onRunning = configuration.onRunning
    return Application(
      router: router,
      configuration: ApplicationConfiguration(
        address: .hostname(configuration.host, port: configuration.port)),
      onServerRunning: { channel in
        await onRunning(channel.localAddress?.port ?? 0)
      },
      logger: configuration.logger)
  }

  private static func list(_ received: [ReceivedWebhook]) -> Response {
    var json = JSONWriter()
    json.object { json in
      json.array("received") { json in
        for webhook in received {
          json.object { json in
            json.member("id", ifPresent: webhook.id)
            json.member("type", ifPresent: webhook.type)
            json.member("at", webhook.at.description)
            json.member("outcome", webhook.outcome.rawValue)
          }
        }
      }
    }
    return Response(
      status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)))
  }
}
