import CakeOrdering
import CakeTesting
import EmbeddedMetrics
import Foundation
import JSONText
import Logging
import Synchronization
import Testing

@testable import CakeFunctions
@testable import CakeLambda

/// What functions send with, put together as in Lambda, where nobody listens.
@Suite("Sending from functions")
final class SendingTests {
  private let folder = NSTemporaryDirectory() + "sending-\(UUID().uuidString)"
  private let metrics: EmbeddedMetricsRegistry
  private let written = WrittenLines()
  /// Functions never close their connections, so what holds some is kept for as long as the process lasts.
  private static let kept = Mutex<[any Sendable]>([])

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "whsec_\(String(repeating: "A", count: 32))".write(
      toFile: "\(folder)/secret", atomically: true, encoding: .utf8)
    let written = written
    metrics = EmbeddedMetricsRegistry(
      namespace: MetricsOutput.namespace, dimensions: [("function", "retryOrderEvents")],
      now: { 1_773_342_238_000 }, write: { written.add($0) })
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func composition(_ more: [String: String] = [:]) throws -> Composition {
    var environment = FunctionProcess.environment
    environment["_HANDLER"] = CakeFunction.retryOrderEvents.rawValue
    environment[CakeFunction.retries] = "https://sqs.example/retry"
    environment[CakeFunction.deliveryRequests] = "https://sqs.example/requests"
    environment["CAKE_EMAIL_FROM"] = "cakes@cakes.example"
    environment["AWS_ENDPOINT_URL"] = "http://127.0.0.1:\(try LoopbackPort.free())"
    environment["AWS_MAX_ATTEMPTS"] = "1"
    let composition = try Composition(
      environment: environment.merging(more) { _, own in own }, of: CakeFunction.allCases,
      logger: RecordedLog().logger, metrics: metrics)
    Self.kept.withLock { $0.append(composition) }
    return composition
  }

  /// Fails to tell a delivery company on this machine.
  private func tellCompany(_ composition: Composition) async throws -> WebhookError? {
    let company = DeliveryCompany(
      id: "wheels", name: "Wheels", email: .example("wheels"),
      endpoint: "https://127.0.0.1:\(try LoopbackPort.free())/", secrets: [.file("\(folder)/secret")])
    let order = Order.example()
    let feedback = DeliveryFeedback(
      orderID: order.id, number: order.number, deliveredAt: .at("2026-12-24T11:12:00Z"), minutesLate: 0,
      from: .customer, review: 5, comment: nil)
    let webhook = Webhook(
      id: "m1", time: .at("2026-12-24T12:00:00Z"), content: .feedback(feedback), trace: nil)
    let webhooks = composition.webhooks()
    Self.kept.withLock { $0.append(webhooks) }
    return await #expect(throws: WebhookError.self) { try await webhooks.send(webhook, to: company) }
  }

  @Test("Emails are counted, in the metrics that CloudWatch makes of the log")
  func emails() async throws {
    let composition = try composition()
    let email = Email(
      id: "e1", to: Mailbox(name: "Ada", address: .example("ada")), subject: "Your cake", text: "Hello.",
      html: "<p>Hello.</p>")
    let mail = try composition.mailDesk(composition.backend).mail
    await #expect(throws: MailError.self) { try await mail.send(email) }
    metrics.flush()
    let line = try #require(try written.lines().first { $0["cake_emails"] != nil })
    #expect(line["cake_emails"]?.int == 1)
    #expect(line["outcome"]?.string == "failed")
    #expect(line["function"]?.string == "retryOrderEvents")
    let directive = try #require(line["_aws"]?["CloudWatchMetrics"]?[0])
    #expect(directive["Namespace"]?.string == "CakeOrdering")
    #expect(directive["Metrics"]?[0]?["Name"]?.string == "cake_emails")
    #expect(directive["Dimensions"]?[0]?.array?.compactMap(\.string) == ["function", "outcome"])
  }

  @Test("Webhooks are counted and timed, too")
  func webhooks() async throws {
    _ = try await tellCompany(try composition(["CAKE_ALLOW_PRIVATE_ENDPOINTS": "true"]))
    metrics.flush()
    let lines = try written.lines()
    let counted = try #require(lines.first { $0["cake_webhooks"] != nil })
    #expect(counted["cake_webhooks"]?.int == 1)
    #expect(counted["outcome"]?.string == "unreachable")
    #expect(counted["company"]?.string == "wheels")
    #expect(lines.contains { $0["cake_webhook_duration"] != nil && $0["company"]?.string == "wheels" })
  }

  @Test("Functions send nothing to private addresses, unless the settings allow it")
  func privateEndpoints() async throws {
    for settings in [[:], ["CAKE_ALLOW_PRIVATE_ENDPOINTS": "false"]] {
      let refusal = try await tellCompany(try composition(settings))
      guard case .misconfigured(let reason)? = refusal else {
        Issue.record("\(String(describing: refusal))")
        continue
      }
      #expect(reason.hasPrefix("the endpoint's host is at 127.0.0.1, which is loopback"))
    }
    let allowed = try await tellCompany(try composition(["CAKE_ALLOW_PRIVATE_ENDPOINTS": "true"]))
    guard case .unreachable? = allowed else {
      Issue.record("\(String(describing: allowed))")
      return
    }
  }
}
