import AsyncHTTPClient
import CakeOrdering
import JSONText
import Logging
import NIOCore
import NIOHTTP1

/// Reports a delivery to the shop, again and again while the shop is not there.
struct DeliveryReporter: Sendable {
  let client: HTTPClient
  let configuration: SandboxDeliveryCompany.Configuration

  /// How long to wait before each further try; about four minutes in all, longer than a restart takes.
  private static let delays: [Duration] =
    [.milliseconds(500), .seconds(1), .seconds(2), .seconds(4), .seconds(8), .seconds(15)]
    + Array(repeating: .seconds(30), count: 7)

  /// Delivers after a while and reports it.
  func deliver(_ job: DeliveryJob) async {
    do {
      try await configuration.sleep(configuration.delay)
      // The same report on every try, so that the shop knows a repeat.
      let report = Self.report(deliveredAt: configuration.clock.now())
      for delay in Self.delays {
        if await isSettled(report, job) { return }
        try await configuration.sleep(delay)
      }
      if await !isSettled(report, job) {
        configuration.logger.error("A delivery could not be reported", metadata: ["order": "\(job.orderID)"])
      }
    } catch {
      configuration.logger.info("A delivery was broken off", metadata: ["order": "\(job.orderID)"])
    }
  }

  private static func report(deliveredAt: Timestamp) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("deliveredAt", deliveredAt.description)
      json.member("receivedBy", "Sandbox customer")
      json.member("review", 5)
      json.member("comment", "Upright all the way, and every candle still in place.")
    }
    return json.bytes
  }

  /// Whether the shop answered for good: it has the report, or will never take it.
  private func isSettled(_ report: [UInt8], _ job: DeliveryJob) async -> Bool {
    var metadata: Logger.Metadata = ["order": "\(job.orderID)"]
    do {
      var request = HTTPClientRequest(url: job.callbackURL)
      request.method = .POST
      request.headers.add(name: "authorization", value: "Bearer \(try await configuration.token())")
      request.headers.add(name: "content-type", value: "application/json")
      request.body = .bytes(report)
      let response = try await client.execute(request, timeout: .seconds(15))
      _ = try? await response.body.collect(upTo: 64 * 1024)
      let status = Int(response.status.code)
      metadata["status"] = "\(status)"
      switch status {
      case 200...299:
        configuration.logger.info("Reported a delivery", metadata: metadata)
        return true
      case 408, 425, 429, 500...:
        configuration.logger.info("The shop did not take a report yet", metadata: metadata)
        return false
      default:
        configuration.logger.warning("The shop refused a report", metadata: metadata)
        return true
      }
    } catch {
      // An error's type alone: its text may hold the address, and that the order's id.
      metadata["error"] = "\(type(of: error))"
      configuration.logger.info("The shop did not answer", metadata: metadata)
      return false
    }
  }
}
