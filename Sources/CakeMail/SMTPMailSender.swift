public import CakeOrdering

/// Hands emails over to an SMTP server (RFC 5321) through libcurl.
///
/// A few connections are kept open, each with a thread of its own, so that waiting for the server holds up
/// nobody else. A cancelled task ends its hand-over within about a second.
public struct SMTPMailSender: MailSender {
  private let from: Mailbox
  private let now: @Sendable () -> Int64
  private let pool: SMTPConnectionPool

  /// A sender that connects when it is first used.
  ///
  /// - Parameters:
  ///   - server: Where emails are handed over.
  ///   - from: Whom they are from; also where bounces go.
  ///   - limits: How long a hand-over may take, and how many happen at once.
  ///   - now: What time it is, in seconds since 1970-01-01T00:00:00Z, for the `Date` of emails.
  public init(
    server: SMTPServer, from: Mailbox, limits: SMTPLimits = SMTPLimits(), now: @escaping @Sendable () -> Int64
  ) {
    self.from = from
    self.now = now
    self.pool = SMTPConnectionPool(server, limits: limits)
  }

  /// Returns once the server has accepted the email.
  ///
  /// - Throws: ``MailError/permanent(_:)`` if the server refused this email for good (a `5xx` reply to its
  ///   recipient or contents); ``MailError/temporary(_:)`` for everything else, a refusal of the sender among it. Both carry libcurl's
  ///   words and the reply code, no address and nothing of the email.
  public func send(_ email: Email) async throws(MailError) {
    let message = MIMEMessage(email, from: from, date: now())
    let transfer = SMTPTransfer(
      sender: from.address.wireText, recipient: email.to.address.wireText, message: message.bytes)
    let result = await withTaskCancellationHandler {
      await handOver(transfer)
    } onCancel: {
      transfer.cancel()
    }
    try result.get()
  }

  private func handOver(_ transfer: SMTPTransfer) async -> Result<Void, MailError> {
    guard let connection = await pool.acquire() else { return .failure(.temporary("SMTP: cancelled")) }
    let result: Result<Void, MailError>
    do throws(MailError) {
      try await connection.send(transfer)
      result = .success(())
    } catch {
      result = .failure(error)
    }
    await pool.release(connection)
    return result
  }
}
