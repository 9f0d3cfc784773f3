import CakeOrdering
import Metrics

/// Counts the emails that were handed over and those that were not: `cake_emails`.
struct MeteredMail: MailSender {
  private let sender: any MailSender
  private let sent = Counter(label: "cake_emails", dimensions: [("outcome", "sent")])
  private let failed = Counter(label: "cake_emails", dimensions: [("outcome", "failed")])
  private let refused = Counter(label: "cake_emails", dimensions: [("outcome", "refused")])

  init(_ sender: any MailSender) {
    self.sender = sender
  }

  func send(_ email: Email) async throws(MailError) {
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
