import AWSClient
import CakeAWS
import CakeDelivery
import CakeFunctions
import CakeOrdering
import CakeOutbound
import LambdaRuntime
import Logging
import Metrics

extension Composition {
  /// A function that hands order events to a handler.
  func orderEvents(_ handler: some MessageHandler, keeping failed: some FailedTries) throws(SettingsFaults)
    -> OrderEventsFunction
  {
    OrderEventsFunction(
      engine: engine([handler]),
      records: StreamRecords(
        handler: handler.name, parking: RetryQueue(queue: try queue(CakeFunction.retries)), failed: failed),
      clock: clock)
  }

  /// A function that hands a queue's messages to handlers.
  func queueEvents(
    _ variable: String, _ handlers: [any MessageHandler], keeping store: some DeadLetters & FailedTries,
    read: @escaping @Sendable (SQSEvent.Message) -> QueuedMessage
  ) throws(SettingsFaults) -> QueueFunction {
    QueueFunction(
      engine: engine(handlers), read: read,
      receipts: QueueReceipts(visibility: try queue(variable), failed: store, letters: store), clock: clock)
  }

  /// A function that hands the messages of a handler's own queue to it.
  func queueEvents(
    _ variable: String, _ handler: some MessageHandler, keeping store: some DeadLetters & FailedTries
  ) throws(SettingsFaults) -> QueueFunction {
    let name = handler.name
    return try queueEvents(variable, [handler], keeping: store) { QueuedMessage($0, for: name) }
  }

  /// Keeps what was given up elsewhere.
  func deadLetterKeeper(_ letters: some DeadLetters) -> DeadLetterKeeper {
    DeadLetterKeeper(letters: letters, clock: clock, log: deliveryLog)
  }

  private func engine(_ handlers: [any MessageHandler]) -> DeliveryEngine {
    DeliveryEngine(handlers: handlers, clock: clock, random: random, log: deliveryLog)
  }

  /// What the handlers that change orders work with.
  func orderDesk(_ orders: some OrderStore) -> OrderDesk {
    OrderDesk(orders: orders, calendar: calendar, clock: clock, random: random)
  }

  /// What the handlers that write emails work with.
  func mailDesk(_ backend: DynamoDBBackend) throws(SettingsFaults) -> NotificationDesk {
    guard let from = settings.emailFrom else { throw SettingsFaults(missing: "CAKE_EMAIL_FROM") }
    guard let publicURL = settings.publicURL else { throw SettingsFaults(missing: "CAKE_PUBLIC_URL") }
    return notificationDesk(backend, mail: mail(from: from), publicURL: publicURL)
  }

  /// Tells delivery companies, wherever the settings let them live, and counts it.
  func webhooks() -> any WebhookSender {
    let sender = HTTPWebhookSender(
      secrets: secrets, endpoints: EndpointGuard(allowPrivate: settings.allowsPrivateEndpoints), clock: clock,
      random: random, logger: logger)
    return MeteredWebhooks(sender, factory: metrics)
  }

  /// What the handlers that tell delivery companies work with.
  func webhookDesk(_ backend: DynamoDBBackend) -> WebhookDesk {
    // Feedback names no address of the shop; the settings say who needs it.
    let desk = notificationDesk(backend, mail: UnsetMail(), publicURL: settings.publicURL ?? "")
    return WebhookDesk(notifications: desk, webhooks: webhooks(), companies: backend)
  }

  private func notificationDesk(_ backend: DynamoDBBackend, mail: some MailSender, publicURL: String)
    -> NotificationDesk
  {
    NotificationDesk(
      desk: orderDesk(backend), log: backend, mail: mail, texts: EmailComposer(calendar: calendar),
      publicURL: publicURL, breaker: breaker(backend))
  }

  /// For how many seconds a function relies upon what it read of who hangs.
  private static let breakerFreshness = Duration.seconds(5)

  /// Keeps functions from waiting for peers that hang, and says which those are.
  private func breaker(_ backend: DynamoDBBackend) -> CircuitBreaker {
    let (logger, metrics) = (logger, metrics)
    return CircuitBreaker(states: backend, freshness: Self.breakerFreshness) { peer, hangs in
      Gauge(label: "cake_peer_hangs", dimensions: [("peer", peer.name)], factory: metrics)
        .record(hangs ? 1 : 0)
      if hangs {
        logger.error(
          "Somebody does not answer, and is asked once a minute", metadata: ["peer": "\(peer.name)"])
      } else {
        logger.info("Somebody answers again", metadata: ["peer": "\(peer.name)"])
      }
    }
  }

  private func queue(_ variable: String) throws(SettingsFaults) -> SQSQueue {
    SQSQueue(client: aws, url: try settings.required(variable))
  }

  private var deliveryLog: DeliveryLog { DeliveryLog(logger: logger, factory: metrics) }
}
