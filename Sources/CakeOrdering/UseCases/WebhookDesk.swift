/// What the handlers that tell delivery companies work with.
public struct WebhookDesk: Sendable {
  let notifications: NotificationDesk
  let webhooks: any WebhookSender
  let companies: any DeliveryCompanyStates

  /// A desk with all it needs.
  public init(
    notifications: NotificationDesk, webhooks: any WebhookSender, companies: any DeliveryCompanyStates
  ) {
    self.notifications = notifications
    self.webhooks = webhooks
    self.companies = companies
  }

  /// Sends a webhook to a company, not again if the log says that it was sent, and keeps what became of it.
  ///
  /// A company whose endpoint is gone is disabled; nothing is sent to one that is disabled.
  func send(
    _ content: Webhook.Content, to id: DeliveryCompanyID, about order: Order, following message: Message,
    by handler: HandlerName
  ) async throws(HandlingError) {
    let logID = NotificationDesk.id(message, handler)
    let earlier = try await notifications.earlier(logID)
    if earlier?.outcome == .sent { return }
    guard let company = notifications.desk.shop.deliveryCompany(id) else {
      throw .permanent(reason: "the shop file has no delivery company of that id")
    }
    guard try await isEnabled(id) else {
      throw .temporary(reason: "the delivery company is disabled", retryAfter: nil)
    }
    var notification = Notification(
      id: logID, orderID: order.id, message: message, handler: handler, medium: .webhook, recipient: id,
      subject: content.type, at: notifications.desk.clock.now(), outcome: .begun)
    let webhook = Webhook(id: message.id, time: message.time, content: content, trace: message.trace)
    let result = try await notifications.breaker.call(
      .deliveryCompany(id), clock: notifications.desk.clock,
      after: { () async throws(HandlingError) in try await notifications.begin(notification, earlier) }
    ) { () async throws(WebhookError) in
      try await webhooks.send(webhook, to: company)
    }
    switch result {
    case .success(let status):
      notification.outcome = .sent
      await remember("\(status)", from: id)
    case .failure(let error):
      notification.outcome = .failed(error.reason)
      await notifications.recordFailure(notification)
      try await fail(error, id)
    }
    try await notifications.record(notification)
  }

  private func fail(_ error: WebhookError, _ id: DeliveryCompanyID) async throws(HandlingError) {
    await remember(error.reason, from: id)
    switch error {
    case .gone:
      do {
        try await companies.disable(id, at: notifications.desk.clock.now())
      } catch {
        throw HandlingError(error)
      }
      throw .permanent(reason: error.reason + ": it is disabled until an operator enables it")
    case .refused: throw .permanent(reason: error.reason)
    case .failed(_, let retryAfter): throw .temporary(reason: error.reason, retryAfter: retryAfter)
    case .unreachable, .misconfigured: throw .temporary(reason: error.reason, retryAfter: nil)
    }
  }

  private func isEnabled(_ id: DeliveryCompanyID) async throws(HandlingError) -> Bool {
    do {
      return try await companies.deliveryCompanyStates()[id]?.isEnabled ?? true
    } catch {
      throw HandlingError(error)
    }
  }

  /// Keeps what a company answered, if it can: it is shown to the operator, and nothing depends on it.
  private func remember(_ answer: String, from id: DeliveryCompanyID) async {
    try? await companies.recordAnswer(answer, from: id, at: notifications.desk.clock.now())
  }
}
