import CakeOrdering
import Metrics

/// Counts the webhooks that were answered and those that were not, and how long that took, for each delivery
/// company: `cake_webhooks`, `cake_webhook_duration_seconds`.
struct MeteredWebhooks: WebhookSender {
  let sender: any WebhookSender

  func send(_ webhook: Webhook, to company: DeliveryCompany) async throws(WebhookError) -> Int {
    let start = ContinuousClock.now
    defer {
      let (seconds, attoseconds) = (ContinuousClock.now - start).components
      Timer(label: "cake_webhook_duration", dimensions: [("company", company.id)])
        .recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
    do {
      let status = try await sender.send(webhook, to: company)
      count("accepted", company)
      return status
    } catch {
      count(Self.outcome(error), company)
      throw error
    }
  }

  private func count(_ outcome: String, _ company: DeliveryCompany) {
    Counter(label: "cake_webhooks", dimensions: [("company", company.id), ("outcome", outcome)]).increment()
  }

  private static func outcome(_ error: WebhookError) -> String {
    switch error {
    case .gone: "gone"
    case .refused: "refused"
    case .failed: "failed"
    case .unreachable: "unreachable"
    case .misconfigured: "misconfigured"
    }
  }
}
