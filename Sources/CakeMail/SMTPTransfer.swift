import Synchronization

/// One email on its way: the envelope, the bytes, and whether the sender still wants it.
final class SMTPTransfer: Sendable {
  /// The envelope's `MAIL FROM` (RFC 5321, section 4.1.1.2).
  let sender: String
  /// The envelope's `RCPT TO`.
  let recipient: String
  /// The message (RFC 5322); libcurl adds what SMTP needs around it.
  let message: [UInt8]

  private let cancelled = Atomic(false)

  init(sender: String, recipient: String, message: [UInt8]) {
    self.sender = sender
    self.recipient = recipient
    self.message = message
  }

  var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

  /// Ends the transfer within about a second.
  func cancel() {
    cancelled.store(true, ordering: .relaxed)
  }
}
