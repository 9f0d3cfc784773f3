import CakeLanguages
import CakeOrdering

/// An order in the list.
struct OrderRow: Sendable {
  var url: String
  var number: String
  var day: String
  var time: String
  var status: String
  var statusName: String
  var isLate: Bool
  var customer: String
  var handoverName: String
  var cakes: String
  /// What the customer does not tolerate, in words.
  var avoided: String
  var hasAvoided: Bool
  var producer: String
  var company: String
  var hasCompany: Bool
  var price: String

  init(_ order: Order, _ front: FrontDesk, _ visit: Visit) {
    let texts = front.texts(visit)
    url = "/control/orders/\(order.id)"
    number = order.number.description
    day = texts.language.shortText(order.dueDate)
    time = order.slot.flatMap(front.shop.slot).map { "\($0.from)–\($0.to)" } ?? texts["orders.anyTime"]
    status = order.status.rawValue
    statusName = texts.status(order)
    isLate = front.desk.calendar.isOverdue(order, at: front.desk.clock.now())
    customer = order.customer?.name ?? texts["orders.erased"]
    handoverName = texts["orders.\(order.handover.rawValue)"]
    cakes = order.items.map { "\($0.quantity) × \($0.name)" }.joined(separator: ", ")
    avoided = order.avoidAllergens.map { texts.allergen($0) }.joined(separator: ", ")
    hasAvoided = !order.avoidAllergens.isEmpty
    producer = front.shop.producer(order.producerID)?.name ?? order.producerID
    company = order.deliveryCompanyID.map { front.shop.deliveryCompany($0)?.name ?? $0 } ?? ""
    hasCompany = order.deliveryCompanyID != nil
    price = visit.preference.text(order.total)
  }
}
