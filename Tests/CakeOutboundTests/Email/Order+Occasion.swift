import CakeOrdering
import CakeTesting

extension Order {
  /// The example order as it stands when an email for an occasion is written.
  static func example(
    for occasion: EmailOccasion, _ facts: @escaping (inout ExampleOrder) -> Void = { _ in }
  ) -> Order {
    let order = Order.example { order in
      order.items = [
        OrderItem(
          cakeID: "victoria-sponge", name: "Victoria sponge", quantity: 1,
          inscription: "Happy Birthday, Zoë!",
          unitPrice: Money(amount: 3200, currency: "EUR"), taxRate: "7.0"),
        OrderItem(
          cakeID: "victoria-sponge", name: "Victoria sponge", quantity: 2, inscription: nil,
          unitPrice: Money(amount: 3200, currency: "EUR"), taxRate: "7.0"),
        OrderItem(
          cakeID: "lemon-tart", name: "Lemon tart", quantity: 12, inscription: nil,
          unitPrice: Money(amount: 2450, currency: "EUR"), taxRate: "7.0"),
      ]
      order.avoidAllergens = ["nuts", "peanuts"]
      order.cutOff = .at("2026-12-22T13:00:00Z")
      order.note = "It is for a surprise party; ring twice, and please hide the box from the birthday child."
      facts(&order)
    }
    let at = Timestamp.at("2026-12-24T08:30:00Z")
    switch occasion {
    case .newOrder, .confirmation:
      return order
    case .orderTakenOver:
      return order.next(.assign, .placed) { order in
        order.history[1].takenFrom = order.producerID
        order.producerID = "ofenliebe"
      }
    case .orderCancelled, .cancelled:
      return order.next(.cancel, .cancelled, by: .customer) { $0.history[1].note = "The party is off." }
    case .readyForPickup:
      return order.next(.fulfill, .fulfilled, at: at) { order in
        order.handover = .pickup
        order.address = nil
      }
    case .onItsWay:
      return order.next(.send, .sentForDelivery, at: at) { order in
        order.deliveryRequest = DeliveryRequest(companyID: "swift-wheels", version: 2, at: at, by: .system)
      }
    case .delivered:
      return order.next(.deliver, .delivered, at: at) { order in
        let report = DeliveryReport(deliveredAt: at, receivedBy: "A neighbour", review: nil, comment: nil)
        order.delivery = Delivery(
          at: at, by: Party(.deliveryCompany, "swift-wheels"), version: 2, report: report)
      }
    case .failed:
      return order.next(.fail, .failed, by: Party(.operator, "olga")) { order in
        order.history[1].note = "The delivery van broke down on the way."
      }
    }
  }
}
