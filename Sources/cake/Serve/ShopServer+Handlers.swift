import CakeDelivery
import CakeMail
import CakeOrdering
import CakeOutbound
import CakeSQLite
import Logging
import Metrics

extension ShopServer {
  /// Tells delivery companies, with the secrets of this machine.
  func outboundWebhooks() -> HTTPWebhookSender {
    HTTPWebhookSender(
      secrets: secrets,
      endpoints: EndpointGuard(allowPrivate: local.settings.allowsPrivateEndpoints), clock: local.clock,
      random: local.random, logger: logger)
  }

  /// Says which secrets are not where the shop file says: better at the start than at the first delivery.
  func reportMissingSecrets() async {
    // The demo delivers by the company beside it alone.
    guard sandbox == nil else { return }
    for company in local.shop.deliveryCompanies {
      for reference in company.secrets {
        do throws(SecretError) {
          _ = try await secrets.secret(reference)
        } catch {
          logger.warning(
            "A secret of a delivery company is missing",
            metadata: ["company": "\(company.id)", "reason": "\(error.reason)"])
        }
      }
    }
  }

  private var secrets: LocalSecrets {
    sandbox.map { LocalSecrets(environment: $0.environment) } ?? LocalSecrets()
  }

  /// Drains the message log.
  ///
  /// - Throws: ``CommandFailure`` if emails cannot be written.
  func workers(_ webhooks: some WebhookSender) throws(CommandFailure) -> MessageWorkers {
    var settings = MessageWorkers.Settings()
    settings.shutdownGrace = Self.workersFarewell
    return MessageWorkers(
      backend: local.backend,
      engine: DeliveryEngine(
        handlers: try handlers(webhooks), clock: local.clock, random: local.random,
        log: DeliveryLog(logger: logger)),
      clock: local.clock, settings: settings, logger: logger)
  }

  /// Erases what is to be erased, and measures.
  func housekeeping() -> Housekeeping {
    Housekeeping(
      backend: local.backend, erase: EraseOrder(desk: local.desk), clock: local.clock, logger: logger)
  }

  /// All handlers of messages.
  ///
  /// - Throws: ``CommandFailure`` if emails cannot be written.
  private func handlers(_ webhooks: some WebhookSender) throws(CommandFailure) -> [any MessageHandler] {
    let texts = EmailComposer(calendar: local.desk.calendar)
    let notifications = NotificationDesk(
      desk: local.desk, log: local.backend, mail: MeteredMail(try mail()), texts: texts, publicURL: publicURL,
      breaker: breaker())
    let desk = WebhookDesk(
      notifications: notifications, webhooks: MeteredWebhooks(webhooks), companies: local.backend)
    return [
      NotifyProducers(notifications: notifications),
      NotifyCustomer(notifications: notifications),
      SendForDelivery(desk: local.desk, companies: local.backend),
      NotifyDeliveryCompany(webhooks: desk),
      SendFeedback(webhooks: desk),
      SendSignInLink(notifications: notifications, links: local.backend, texts: texts),
    ]
  }

  /// Keeps handlers from waiting for peers that hang, and says which those are. Where one of several companies hangs,
  /// half of the places are the others'. What waits for one that answers again is sent at once.
  private func breaker() -> CircuitBreaker {
    let (logger, messages) = (logger, local.backend)
    let places = MessageWorkers.Settings().places
    return CircuitBreaker(
      states: peers, placesOfCompany: local.shop.deliveryCompanies.count > 1 ? places / 2 : .max
    ) { peer, isOpen in
      Gauge(label: "cake_peer_hangs", dimensions: [("peer", peer.name)]).record(isOpen ? 1 : 0)
      if isOpen {
        logger.error(
          "Somebody does not answer, and is asked once a minute", metadata: ["peer": "\(peer.name)"])
      } else {
        let woken = try? await messages.wake(waitingFor: peer)
        logger.info(
          "Somebody answers again", metadata: ["peer": "\(peer.name)", "messages": "\(woken ?? 0)"])
      }
    }
  }

  /// The shop's name at an address that needs no domain; with a mail server there should be a better one.
  private static func localSender(_ name: String) -> Mailbox? {
    EmailAddress("cakes@localhost").map { Mailbox(name: name, address: $0) }
  }

  /// Sends emails over SMTP where there is a mail server, otherwise into the data folder.
  func mail() throws(CommandFailure) -> any MailSender {
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
