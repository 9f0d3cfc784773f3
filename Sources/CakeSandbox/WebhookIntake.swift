import CakeOrdering
import HTTPTypes
import Hummingbird
import JSONText
import Logging
import NIOCore
import StandardWebhooks

/// Takes requests: verifies, refuses, hands what is to be delivered on.
struct WebhookIntake: Sendable {
  let verifier: WebhookVerifier
  let journal: WebhookJournal
  let shopURL: String
  let clock: any WallClock
  let logger: Logger
  /// Hands a delivery on; false if there are too many already.
  let accept: @Sendable (DeliveryJob) -> Bool

  /// A request's body may have as many bytes at most.
  private static let longestBody = 64 * 1024

  /// Answers a request from the shop.
  func take(_ request: Request) async throws -> Response {
    let body = try await Array(buffer: request.body.collect(upTo: Self.longestBody))
    let now = clock.now()
    let id: String
    do {
      let headers = try WebhookHeaders { name in
        HTTPField.Name(name).flatMap { request.headers[$0] }
      }
      id = headers.id
      try verifier.verify(headers, body: body, now: now.secondsSinceEpoch)
    } catch {
      await note(request, nil, .forged, "\(error)")
      return Response(status: .unauthorized)
    }
    guard let order = DeliveryOrder(body) else {
      await note(request, nil, .refused, "the body is no webhook")
      return Response(status: .badRequest)
    }
    switch await journal.manner {
    case .delivering, .silent: break
    case .busy:
      await note(request, order.type, .busy)
      return Self.busy
    case .gone:
      await note(request, order.type, .gone)
      return Response(status: .gone)
    }
    switch await journal.claim(id, at: now) {
    case .repeated:
      await note(request, order.type, .repeated)
      return Response(status: .ok)
    case .busy:
      await note(request, order.type, .busy)
      return Self.busy
    case .new:
      return await act(on: order, id, request)
    }
  }

  private func act(on order: DeliveryOrder, _ id: String, _ request: Request) async -> Response {
    switch order.type {
    case "delivery.requested":
      guard let job = order.job(for: shopURL) else {
        await journal.release(id)
        await note(request, order.type, .refused, "its callback is not the shop's")
        return Response(status: .unprocessableContent)
      }
      let isReported = await journal.manner != .silent
      guard !isReported || accept(job) else {
        await journal.release(id)
        await note(request, order.type, .busy)
        return Self.busy
      }
    case "delivery.feedback":
      logger.info(
        "Feedback on a delivery",
        metadata: [
          "order": "\(OrderID(order.orderID ?? "")?.description ?? "?")",
          "review": "\(order.review.map(String.init) ?? "none")",
          "minutesLate": "\(order.minutesLate ?? 0)",
        ])
    default:
      break  // A type made later: nothing to do, and nothing wrong.
    }
    await note(request, order.type, .accepted)
    return Response(status: .ok)
  }

  private static var busy: Response {
    var response = Response(status: .serviceUnavailable)
    response.headers[.retryAfter] = "5"
    return response
  }

  private func note(
    _ request: Request, _ type: String?, _ outcome: ReceivedWebhook.Outcome, _ reason: String? = nil
  ) async {
    let id = HTTPField.Name(WebhookHeaders.idName).flatMap { request.headers[$0] }.flatMap(Self.printable)
    let type = type.flatMap(Self.printable)
    await journal.note(ReceivedWebhook(id: id, type: type, at: clock.now(), outcome: outcome))
    var metadata: Logger.Metadata = ["outcome": "\(outcome.rawValue)"]
    if let id { metadata["webhook"] = "\(id)" }
    if let type { metadata["type"] = "\(type)" }
    if let reason { metadata["reason"] = "\(reason)" }
    logger.info("A request from the shop", metadata: metadata)
  }

  /// What may be shown of what anybody can send.
  private static func printable(_ text: String) -> String? {
    let allowed = "_-.".utf8
    let isPrintable = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: allowed.contains(byte)
      }
    }
    return isPrintable && (1...128).contains(text.utf8.count) ? text : nil
  }
}
