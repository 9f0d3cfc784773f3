public import CakeOrdering
public import Metrics

/// Counts the emails that were handed over and those that were not: `cake_emails`, by `outcome`.
public struct MeteredMail: MailSender {
  private let sender: any MailSender
  private let sent: Counter
  private let failed: Counter
  private let refused: Counter

  /// Counts what another sender sends.
  ///
  /// - Parameter factory: Where it is counted; the process's own unless another is named.
  public init(_ sender: any MailSender, factory: any MetricsFactory = MetricsSystem.factory) {
    func counter(_ outcome: String) -> Counter {
      Counter(label: "cake_emails", dimensions: [("outcome", outcome)], factory: factory)
    }
    self.sender = sender
    sent = counter("sent")
    failed = counter("failed")
    refused = counter("refused")
  }

  /// Sends an email; see ``MailSender/send(_:)``.
  public func send(_ email: Email) async throws(MailError) {
    do {
      try await sender.send(email)
    } catch {
      switch error {
      case .temporary: failed.increment()
      case .permanent: refused.increment()
      }
      throw error
    }
    sent.increment()
  }
}
