import CakeAWS
import CakeMail
import CakeOrdering
import CakeOutbound
import CakeWeb

extension AWSShop {
  /// Signs staff in by email; nil unless the settings name the key that signs tokens and whom emails are from.
  ///
  /// - Parameter courier: Sends the links.
  /// - Throws: ``CommandFailure`` if the key cannot be used.
  func signInByEmail(_ courier: SignInCourier) async throws(CommandFailure) -> SignInByEmail? {
    guard settings.signingKeyFile != nil, let from = settings.emailFrom else { return nil }
    return SignInByEmail(
      links: backend, mail: MeteredMail(mail(from: from)), texts: EmailComposer(calendar: calendar),
      issuer: try await open.tokenIssuer(), courier: courier)
  }

  /// Over SMTP where there is a mail server, otherwise through SES.
  private func mail(from: Mailbox) -> any MailSender {
    guard let server = settings.smtpServer else { return SESMailSender(client: client, from: from) }
    let clock = clock
    return SMTPMailSender(server: server, from: from, now: { clock.now().secondsSinceEpoch })
  }
}
