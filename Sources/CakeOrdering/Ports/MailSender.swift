/// Sends emails: over SMTP, through a cloud service, or into a folder.
public protocol MailSender: Sendable {
  /// Hands the email over to whoever carries it.
  ///
  /// Returns once it was accepted; an accepted email may still bounce later. Sending the same email
  /// twice may deliver it twice: email has no exactly-once.
  ///
  /// - Throws: ``MailError`` that says whether trying again can help.
  func send(_ email: Email) async throws(MailError)
}
