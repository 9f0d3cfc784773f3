/// What the handlers that write to people work with.
public struct NotificationDesk: Sendable {
  /// The desk orders are read at.
  public let desk: OrderDesk
  /// Keeps what was sent.
  public let log: any NotificationLog
  /// Sends emails.
  public let mail: any MailSender
  /// Writes emails.
  public let texts: any EmailTexts
  /// The address at which everybody reaches the shop, without a slash at its end.
  public let publicURL: String
  /// Keeps handlers from waiting for whoever hangs.
  let breaker: CircuitBreaker

  private let unwritten = UnwrittenNotifications()

  /// A desk with all it needs.
  public init(
    desk: OrderDesk, log: any NotificationLog, mail: any MailSender, texts: any EmailTexts, publicURL: String,
    breaker: CircuitBreaker = CircuitBreaker()
  ) {
    self.desk = desk
    self.log = log
    self.mail = mail
    self.texts = texts
    self.publicURL = publicURL
    self.breaker = breaker
  }

  /// The order a message is about; nil if there is none.
  func order(of message: Message) async throws(HandlingError) -> Order? {
    do {
      return try await desk.orders.order(message.orderID)
    } catch {
      throw HandlingError(error)
    }
  }

  /// Sends an email once: not again if the log says that it was sent.
  ///
  /// A crash between sending and keeping the log sends it twice; that is as close as email comes to once. While the log
  /// cannot be written the process remembers what it sent. The first try is kept before it is made: so it is known who
  /// may have been told.
  func send(
    _ occasion: EmailOccasion, about order: Order, to recipient: Mailbox, orderURL: String?,
    following message: Message, by handler: HandlerName
  ) async throws(HandlingError) {
    let id = Self.id(message, handler, occasion)
    let earlier = try await earlier(id)
    if earlier?.outcome == .sent { return }
    let email = texts.email(occasion, about: order, to: recipient, id: id, orderURL: orderURL)
    var notification = Notification(
      id: id, orderID: order.id, message: message, handler: handler, medium: .email,
      recipient: recipient.address.text, subject: occasion.rawValue, at: desk.clock.now(), outcome: .begun)
    let result = try await breaker.call(
      .mail, clock: desk.clock,
      after: { () async throws(HandlingError) in try await begin(notification, earlier) }
    ) { () async throws(MailError) in
      try await mail.send(email)
    }
    if case .failure(let error) = result {
      notification.outcome = .failed(error.reason)
      await recordFailure(notification)
      switch error {
      case .temporary(let reason): throw .temporary(reason: reason, retryAfter: nil)
      case .permanent(let reason): throw .permanent(reason: reason)
      }
    }
    notification.outcome = .sent
    try await record(notification)
  }

  /// What became of a notification's tries so far, as the log says or the process remembers; nil if none was begun.
  func earlier(_ id: String) async throws(HandlingError) -> Notification? {
    if let sent = unwritten.notification(id) {
      try await record(sent)
      return sent
    }
    do {
      return try await log.notification(id)
    } catch {
      throw HandlingError(error)
    }
  }

  /// Keeps that a notification's first try is about to be made.
  func begin(_ notification: Notification, _ earlier: Notification?) async throws(HandlingError) {
    guard earlier == nil else { return }
    do {
      try await log.record(notification)
    } catch {
      throw HandlingError(error)
    }
  }

  /// Keeps that a notification was sent: tries for a while, and remembers it until it is kept.
  func record(_ notification: Notification) async throws(HandlingError) {
    unwritten.keep(notification)
    var pauses = UnwrittenNotifications.pauses[...]
    while true {
      do throws(StoreError) {
        try await log.record(notification)
        return unwritten.forget(notification.id)
      } catch {
        guard case .unavailable = error, let pause = pauses.popFirst(), !Task.isCancelled else {
          throw HandlingError(error)
        }
        try? await Task.sleep(for: pause)
      }
    }
  }

  /// Keeps that a notification failed, if it can: the failure itself is what the handler reports.
  func recordFailure(_ notification: Notification) async {
    try? await log.record(notification)
  }

  /// Names an occasion for good: the same on every try, another where the operator sends it again.
  static func id(_ message: Message, _ handler: HandlerName, _ occasion: EmailOccasion? = nil) -> String {
    [message.id, handler.rawValue, occasion?.rawValue, message.resend].compactMap(\.self).joined(
      separator: ".")
  }
}
