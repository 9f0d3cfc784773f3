public import CakeOrdering

extension Change {
  /// A change that stores an order and announces it; a new order comes with a placement.
  public static func example(
    _ order: Order, _ random: SeededRandomSource, sending types: [MessageType] = [],
    capacity: [CapacityAdjustment] = [], digest: RequestDigest? = nil, sender: SenderDigest? = nil,
    erasesNotifications: Bool = false
  ) -> Change {
    let at = order.history.last?.at ?? order.placedAt
    return Change(
      id: ChangeID(random: random), order: order,
      messages: Message.announcing(types, of: order, at: at, trace: nil), capacity: capacity,
      placement: order.version == 1
        ? Placement(token: TrackingToken(random: random), requestDigest: digest, sender: sender)
        : nil,
      erasesNotifications: erasesNotifications)
  }

  /// The change that places an order: announced, with the whole of its effort reserved.
  public static func placing(
    _ order: Order, _ random: SeededRandomSource, limit: Int = 1_000_000, sender: SenderDigest? = nil
  ) -> Change {
    .example(
      order, random, sending: [.orderPlaced],
      capacity: [
        .reserve(
          order.effort, of: CapacityKey(producerID: order.producerID, date: order.dueDate), limit: limit)
      ], sender: sender)
  }
}
