import CakeLanguages
import CakeOrdering

/// An order that is to be delivered.
struct DeliveryTicket: Sendable {
  var id: String
  /// Tells one state of the ticket from another.
  var version: String
  var classes: String
  var number: String
  var due: String
  var isLate: Bool
  var address: String
  var customer: String?
  var phone: String?
  var cakes: String
  var note: String?
  var company: String?
  /// Whether it may be reported as delivered.
  var canReport: Bool
  var isOpen = false
  var receivedBy = ""
  var receivedByFault: String?
  var comment = ""
  var commentFault: String?
  var stars: [TrackingPage.Star]

  init(_ order: Order, _ front: FrontDesk, _ visit: Visit, namesCompany: Bool) {
    let texts = front.texts(visit)
    id = order.id.description
    isLate = front.desk.calendar.isOverdue(order, at: front.desk.clock.now())
    version = "\(order.version)\(isLate ? "-late" : "")"
    classes = isLate ? "card ticket late" : "card ticket"
    number = order.number.description
    due = BoardWriter(front, visit).due(order)
    address = order.address ?? "–"
    customer = order.customer?.name
    phone = order.customer?.phone
    cakes = order.items.map { "\($0.quantity) × \($0.name)" }.joined(separator: ", ")
    note = order.note
    company = namesCompany ? order.deliveryCompanyID.flatMap(front.shop.deliveryCompany)?.name : nil
    canReport = order.status == .sentForDelivery
    stars = (1...5).map {
      TrackingPage.Star(value: $0, name: texts.counted("track.stars", $0), isChosen: false)
    }
  }

  /// Shows what is wrong with a report, and what was typed.
  mutating func show(_ faults: [Fault], _ form: FormBody, _ texts: Texts) {
    let wording = FaultTexts(texts)
    isOpen = true
    receivedBy = form["receivedBy"] ?? ""
    comment = form["comment"] ?? ""
    receivedByFault = faults.first { $0.pointer == "/receivedBy" }.map { wording.text($0.detail) }
    commentFault = faults.first { $0.pointer == "/comment" }.map { wording.text($0.detail) }
    let chosen = form["review"].flatMap { Int($0) }
    stars = stars.map {
      TrackingPage.Star(value: $0.value, name: $0.name, isChosen: $0.value == chosen)
    }
  }
}
