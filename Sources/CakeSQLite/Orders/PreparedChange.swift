import CakeJSON
import CakeOrdering

/// A change with everything that can be made ready before the writer gets it.
struct PreparedChange: Sendable {
  let change: Change
  let state: OrderState
  let document: [UInt8]
  let envelopes: [[UInt8]]
  /// Nil where the customer is erased.
  let emailKey: Int64?

  init(_ change: Change) {
    self.change = change
    self.state = OrderState(change.order)
    self.document = OrderDocument.encode(change.order)
    self.envelopes = change.messages.map(MessageEnvelope.encode)
    self.emailKey = change.order.customer.map { OrderKey.email($0.email) }
  }

  /// The change's one reservation, where it is a new order's and all that it changes but the order.
  var onlyReservation: CapacityAdjustment? {
    guard change.expectedVersion == 0, change.capacity.count == 1, let only = change.capacity.first,
      only.effort > 0, !change.erasesNotifications
    else { return nil }
    return only
  }
}
