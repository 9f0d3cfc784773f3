public import CakeOrdering

/// The example shop at work: its use cases and handlers over a backend, with a clock that a test moves and mail
/// and webhooks that a test sees.
public struct ExampleShop: Sendable {
  /// The shop.
  public let shop: Shop
  /// Where everything is kept.
  public let ports: StoragePorts
  /// The shop's clock.
  public let clock: ManualClock
  /// Where ids and tokens come from.
  public let random: SeededRandomSource
  /// Takes the emails.
  public let mail: RecordingMail
  /// Takes the webhooks.
  public let webhooks: RecordingWebhooks

  /// The address of the shop.
  public static let publicURL = "https://cakes.example.com"
  /// The operator.
  public static let theOperator = Principal.staff(Party(.operator, "olga"))
  /// The bakery that bakes everything.
  public static let producer = Principal.staff(Party(.producer, "backstube"))
  /// The delivery company that is asked first.
  public static let deliveryCompany = Principal.staff(Party(.deliveryCompany, "swift-wheels"))

  /// The shop over a backend, in memory unless another is named.
  public init(
    _ shop: Shop = .example, ports: StoragePorts = StoragePorts(InMemoryBackend()),
    clock: ManualClock = ManualClock(), seed: UInt64 = 1, mail: RecordingMail = RecordingMail(),
    webhooks: RecordingWebhooks = RecordingWebhooks()
  ) {
    self.shop = shop
    self.ports = ports
    self.clock = clock
    self.random = SeededRandomSource(seed: seed)
    self.mail = mail
    self.webhooks = webhooks
  }

  /// What the use cases work with.
  public var desk: OrderDesk {
    OrderDesk(
      orders: ports.orders, calendar: ShopCalendar(shop: shop, zone: CentralEuropeanTime()), clock: clock,
      random: random)
  }

  /// What the handlers that write to people work with.
  public var notificationDesk: NotificationDesk {
    NotificationDesk(
      desk: desk, log: ports.notifications, mail: mail, texts: PlainEmailTexts(), publicURL: Self.publicURL)
  }

  /// All handlers.
  public var handlers: [any MessageHandler] {
    let webhookDesk = WebhookDesk(
      notifications: notificationDesk, webhooks: webhooks, companies: ports.companies)
    return [
      NotifyProducers(notifications: notificationDesk), NotifyCustomer(notifications: notificationDesk),
      SendForDelivery(desk: desk, companies: ports.companies), NotifyDeliveryCompany(webhooks: webhookDesk),
      SendFeedback(webhooks: webhookDesk),
      SendSignInLink(notifications: notificationDesk, links: ports.links, texts: PlainSignInTexts()),
    ]
  }

  /// Handles all messages that are due, and what follows from them.
  ///
  /// - Parameter patience: How far the clock may be advanced to what is due later.
  @discardableResult
  public func drain(advancing patience: Duration = .zero) async throws -> [MessageDrain.Step] {
    try await MessageDrain(ports.messages, into: handlers, clock: clock)(advancing: patience)
  }
}
