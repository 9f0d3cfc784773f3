import CakeOrdering
import CakeTesting

extension Webhook {
  /// A request to deliver the example order.
  static func request(
    id: String = "019ad9c1-0000-7000-8000-000000000001_3_deliveryRequests",
    phone: String? = "+44 20 7946 0000",
    slot: Slot? = [Slot].example.first, trace: TraceContext? = nil
  ) -> Webhook {
    let order = Order.example()
    return Webhook(
      id: id, time: .at("2026-12-24T08:00:00Z"),
      content: .deliveryRequested(
        DeliveryInstructions(
          orderID: order.id, number: order.number,
          pickup: .init(name: "Kuchen & Krümel", address: "Torstraße 1, 10119 Berlin"),
          dropoff: .init(name: "Ada \"Baker\"", address: "1 Main Street, Springfield", phone: phone),
          dueDate: order.dueDate, slot: slot,
          callbackURL: "https://shop.example.com/orders/\(order.id)/delivery")),
      trace: trace)
  }

  /// Feedback on the delivery of the example order.
  static func feedback(minutesLate: Int = 12, review: Int? = 4, comment: String? = "A bit late") -> Webhook {
    let order = Order.example()
    return Webhook(
      id: "019ad9c1-0000-7000-8000-000000000001_5", time: .at("2026-12-24T12:00:00Z"),
      content: .feedback(
        DeliveryFeedback(
          orderID: order.id, number: order.number, deliveredAt: .at("2026-12-24T11:12:00Z"),
          minutesLate: minutesLate, from: .customer, review: review, comment: comment)),
      trace: nil)
  }
}
