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
    guard message.type == .deliveryRequested,
      let order = try await webhooks.notifications.order(of: message),
      // A newer request, to this company or another, has overtaken this one.
      let request = order.deliveryRequest, request.version == message.version,
      order.status == .sentForDelivery, let instructions = instructions(for: order)
    else { return }
    try await webhooks.send(
      .deliveryRequested(instructions), to: request.companyID, about: order, following: message, by: name)
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
