import CakeJSON
import CakeOrdering

/// A change with everything that can be made ready before the writer gets it.
struct PreparedChange: Sendable {
  let change: Change
  let state: OrderState
  let document: [UInt8]
  let envelopes: [[UInt8]]
  let numberKey: Int64
  /// Nil where the customer is erased.
  let emailKey: Int64?

  init(_ change: Change) {
    self.change = change
    self.state = OrderState(change.order)
    self.document = OrderDocument.encode(change.order)
    self.envelopes = change.messages.map(MessageEnvelope.encode)
    self.numberKey = OrderKey.number(change.order.number)
    self.emailKey = change.order.customer.map { OrderKey.email($0.email) }
  }
}
