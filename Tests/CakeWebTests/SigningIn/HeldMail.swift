import CakeOrdering
import CakeTesting
import Synchronization

/// A mail server that accepts nothing until it is let go, as a slow one does.
final class HeldMail: MailSender {
  private let isLetGo = Mutex(false)
  private let begun = Mutex(0)
  private let mail = RecordingMail()

  /// How many emails somebody tried to hand over.
  var tries: Int { begun.withLock { $0 } }
  /// The emails that were accepted.
  var accepted: [Email] { mail.accepted }

  func letGo() { isLetGo.withLock { $0 = true } }

  func send(_ email: Email) async throws(MailError) {
    begun.withLock { $0 += 1 }
    while !isLetGo.withLock({ $0 }) {
      do {
        try await Task.sleep(for: .milliseconds(1))
      } catch {
        throw .temporary("cancelled")
      }
    }
    try await mail.send(email)
  }
}
