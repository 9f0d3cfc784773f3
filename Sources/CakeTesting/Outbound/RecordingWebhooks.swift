public import CakeOrdering
import Synchronization

/// A webhook sender that keeps what it is given, and fails where it is told to.
public final class RecordingWebhooks: WebhookSender {
  /// A webhook that was sent, and to whom.
  public struct Sent: Sendable, Equatable {
    /// What was sent.
    public let webhook: Webhook
    /// To which company.
    public let company: DeliveryCompanyID
  }

  private struct State {
    var accepted: [Sent] = []
    var tries: [Sent] = []
    var failures: [WebhookError] = []
  }

  private let state = Mutex(State())

  /// A sender that answers 200 to everything.
  public init() {}

  /// The webhooks that were accepted, the oldest first.
  public var accepted: [Sent] { state.withLock { $0.accepted } }

  /// All that somebody tried to send, the oldest first.
  public var tries: [Sent] { state.withLock { $0.tries } }

  /// Makes the next tries fail, so many times.
  public func fail(_ times: Int = 1, with error: WebhookError = .failed(status: 503, retryAfter: nil)) {
    state.withLock { $0.failures += Array(repeating: error, count: times) }
  }

  /// Keeps the webhook and answers 200, or fails.
  public func send(_ webhook: Webhook, to company: DeliveryCompany) async throws(WebhookError) -> Int {
    let sent = Sent(webhook: webhook, company: company.id)
    let failure = state.withLock { state in
      state.tries.append(sent)
      guard state.failures.isEmpty else { return state.failures.removeFirst() as WebhookError? }
      state.accepted.append(sent)
      return nil
    }
    if let failure { throw failure }
    return 200
  }
}
