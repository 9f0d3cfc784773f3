/// The producer is told of an order to bake, and of one that was called off.
public struct NotifyProducers: MessageHandler {
  private let notifications: NotificationDesk

  /// Which handler it is.
  public let name = HandlerName.notifyProducers

  /// The handler at a desk.
  public init(notifications: NotificationDesk) {
    self.notifications = notifications
  }

  /// Does what follows from the message; see ``MessageHandler/handle(_:)``.
  public func handle(_ message: Message) async throws(HandlingError) {
    guard let order = try await notifications.order(of: message) else { return }
    for letter in Self.letters(following: message, order) {
      try await tell(letter.producer, letter.occasion, order, message)
    }
  }

  /// Who is written, and why; nobody where the message was overtaken.
  static func letters(following message: Message, _ order: Order) -> [(
    producer: ProducerID, occasion: EmailOccasion
  )] {
    guard order.customer != nil else { return [] }
    if message.type == .orderCancelled { return [(order.producerID, .orderCancelled)] }
    guard message.type == .orderPlaced else { return [] }
    var letters: [(producer: ProducerID, occasion: EmailOccasion)] = []
    // One that was called off or given to another since needs no announcing any more.
    if order.status == .placed, order.assignedInVersion <= message.version {
      letters.append((order.producerID, .newOrder))
    }
    // Whoever had it before must learn that it is another's, even if it was called off since.
    if let previous = order.producer(before: message.version), previous != order.producerID {
      letters.append((previous, .orderTakenOver))
    }
    return letters
  }

  /// The order's ticket on the bakery's board.
  private func boardURL(_ order: Order) -> String {
    "\(notifications.publicURL)/bakery#ticket-\(order.number)"
  }

  private func tell(_ id: ProducerID, _ occasion: EmailOccasion, _ order: Order, _ message: Message)
    async throws(HandlingError)
  {
    guard let producer = notifications.desk.shop.producer(id) else {
      throw .permanent(reason: "the shop file has no producer of the order's producer id")
    }
    try await notifications.send(
      occasion, about: order, to: Mailbox(name: producer.name, address: producer.email),
      orderURL: occasion == .newOrder ? boardURL(order) : nil, following: message, by: name)
  }
}
