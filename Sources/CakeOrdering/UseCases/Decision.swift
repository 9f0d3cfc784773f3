/// What a use case decided about an order, before it is committed.
struct Decision {
  /// The order as it shall be; nil if nothing is to be done.
  let order: Order?
  let messages: [MessageType]
  let capacity: [CapacityAdjustment]
  let erasesNotifications: Bool

  static let nothing = Decision(order: nil, messages: [], capacity: [], erasesNotifications: false)

  static func change(
    _ order: Order, sending messages: [MessageType] = [], capacity: [CapacityAdjustment] = [],
    erasesNotifications: Bool = false
  ) -> Decision {
    Decision(
      order: order, messages: messages, capacity: capacity, erasesNotifications: erasesNotifications)
  }
}
