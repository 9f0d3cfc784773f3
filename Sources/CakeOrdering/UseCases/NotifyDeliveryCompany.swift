/// The delivery company that was asked is told what to deliver.
public struct NotifyDeliveryCompany: MessageHandler {
  private let webhooks: WebhookDesk

  /// Which handler it is.
  public let name = HandlerName.notifyDeliveryCompany

  /// The handler at a desk.
  public init(webhooks: WebhookDesk) {
    self.webhooks = webhooks
  }

  /// Does what follows from the message; see ``MessageHandler/handle(_:)``.
  public func handle(_ message: Message) async throws(HandlingError) {
    guard let order = try await webhooks.notifications.order(of: message),
      let request = Self.request(of: message, order), let instructions = instructions(for: order)
    else { return }
    try await webhooks.send(
      .deliveryRequested(instructions), to: request.companyID, about: order, following: message, by: name)
  }

  /// The request that a message is about; nil if a newer one, to this company or another, has overtaken it, or the
  /// order is no longer to be delivered.
  static func request(of message: Message, _ order: Order) -> DeliveryRequest? {
    guard message.type == .deliveryRequested, order.status == .sentForDelivery,
      let request = order.deliveryRequest, request.version == message.version
    else { return nil }
    return request
  }

  /// What the company must know; nil if the customer's data was erased.
  private func instructions(for order: Order) -> DeliveryInstructions? {
    guard let customer = order.customer, let address = order.address else { return nil }
    let shop = webhooks.notifications.desk.shop
    return DeliveryInstructions(
      orderID: order.id, number: order.number,
      pickup: DeliveryInstructions.Place(name: shop.name, address: shop.address),
      dropoff: DeliveryInstructions.Place(name: customer.name, address: address, phone: customer.phone),
      dueDate: order.dueDate, slot: order.slot.flatMap(shop.slot),
      callbackURL: "\(webhooks.notifications.publicURL)/orders/\(order.id)/delivery")
  }
}
