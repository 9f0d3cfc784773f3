import CakeMail
import CakeOrdering
import CakeOutbound

extension ShopServer {
  /// Tells delivery companies, with the secrets of this machine.
  func outboundWebhooks() -> HTTPWebhookSender {
    HTTPWebhookSender(
      secrets: sandbox.map { LocalSecrets(environment: $0.environment) } ?? LocalSecrets(),
      endpoints: EndpointGuard(allowPrivate: local.settings.allowsPrivateEndpoints), clock: local.clock,
      random: local.random, logger: logger)
  }

  /// All handlers of messages.
  ///
  /// - Throws: ``CommandFailure`` if emails cannot be written.
  func buildHandlers(webhooks: some WebhookSender) throws(CommandFailure) -> [any MessageHandler] {
    let notifications = NotificationDesk(
      desk: local.desk, log: local.backend, mail: try mail(),
      texts: EmailComposer(calendar: local.desk.calendar), publicURL: publicURL)
    let desk = WebhookDesk(notifications: notifications, webhooks: webhooks, companies: local.backend)
    return [
      NotifyProducers(notifications: notifications),
      NotifyCustomer(notifications: notifications),
      SendForDelivery(desk: local.desk, companies: local.backend),
      NotifyDeliveryCompany(webhooks: desk),
      SendFeedback(webhooks: desk),
    ]
  }

  /// The shop's name at an address that needs no domain; with a mail server there should be a better one.
  private static func localSender(_ name: String) -> Mailbox? {
    EmailAddress("cakes@localhost").map { Mailbox(name: name, address: $0) }
  }

  /// Sends emails over SMTP where there is a mail server, otherwise into the data folder.
  private func mail() throws(CommandFailure) -> any MailSender {
    let clock = local.clock
    let now: @Sendable () -> Int64 = { clock.now().secondsSinceEpoch }
    guard let from = local.settings.emailFrom ?? Self.localSender(local.shop.name) else {
      throw CommandFailure("Set CAKE_EMAIL_FROM to the address emails are from.")
    }
    guard let server = local.settings.smtpServer else {
      return EMLFolder(path: local.folder.mail, from: from, now: now)
    }
    return SMTPMailSender(server: server, from: from, now: now)
  }
}
