public import CakeOrdering
public import Metrics

/// Counts the webhooks that were answered and those that were not, by `company` and `outcome`, and how long that took,
/// by `company`: `cake_webhooks`, `cake_webhook_duration`.
public struct MeteredWebhooks: WebhookSender {
  private let sender: any WebhookSender
  private let factory: any MetricsFactory

  /// Counts what another sender sends.
  ///
  /// - Parameter factory: Where it is counted; the process's own unless another is named.
  public init(_ sender: any WebhookSender, factory: any MetricsFactory = MetricsSystem.factory) {
    self.sender = sender
    self.factory = factory
  }

  /// Sends a webhook; see ``WebhookSender/send(_:to:)``.
  public func send(_ webhook: Webhook, to company: DeliveryCompany) async throws(WebhookError) -> Int {
    let start = ContinuousClock.now
    defer {
      let (seconds, attoseconds) = (ContinuousClock.now - start).components
      Timer(label: "cake_webhook_duration", dimensions: [("company", company.id)], factory: factory)
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
    Counter(
      label: "cake_webhooks", dimensions: [("company", company.id), ("outcome", outcome)], factory: factory
    ).increment()
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
