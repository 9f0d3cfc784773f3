import CakeOrdering
import CakeTesting

extension Message {
  /// Messages of one order, one for each type, in the order of its versions.
  static func examples(_ types: [MessageType] = [.orderPlaced], seed: UInt64 = 1) -> [Message] {
    let order = Order.example(SeededRandomSource(seed: seed))
    return types.enumerated().map { index, type in
      Message(
        id: "\(order.id)_\(index + 1)", type: type, orderID: order.id, orderNumber: order.number,
        version: index + 1, status: order.status, time: ManualClock.start, trace: nil)
    }
  }

  /// A message of an order of its own.
  static func example(_ type: MessageType = .orderPlaced, seed: UInt64 = 1) -> Message {
    examples([type], seed: seed)[0]
  }
}
