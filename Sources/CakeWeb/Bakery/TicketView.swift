import CakeLanguages
import CakeOrdering
import Mustache

/// An order as it hangs on the board.
///
/// Names its fields to the template itself: there are a thousand on a full board, and looking into each by reflection
/// would take most of the time. Sections ask for truth values, which leave the template where it is.
struct TicketView: Sendable, MustacheParent {
  var id: String
  var version: Int
  var classes: String
  var number: String
  var isDelivery: Bool
  var due = ""
  var items: [TicketItem]
  var allergens: [TicketAllergen]
  var note: String?
  var customer: String?
  var phone: String?
  var baker: String?
  var address: String?
  /// The ticket after it, where the page goes on once it is done.
  var next = ""
  var fault: String?
  var producer: String?

  init(_ order: Order, _ allergens: [TicketAllergen], classes: String) {
    id = order.id.description
    version = order.version
    self.classes = classes
    number = order.number.description
    isDelivery = order.handover == .delivery
    items = order.items.map(TicketItem.init)
    self.allergens = allergens
    note = order.note
    customer = order.customer?.name
    phone = order.customer?.phone
    address = order.address
  }

  func child(named field: String) -> Any? {
    switch field {
    case "id": id
    case "version": version
    case "classes": classes
    case "number": number
    case "isDelivery": isDelivery
    case "items": items
    case "hasAllergens": !allergens.isEmpty
    case "allergens": allergens
    case "hasNote": note != nil
    case "note": note
    case "hasCustomer": customer != nil
    case "customer": customer
    case "hasPhone": phone != nil
    case "phone": phone
    case "hasBaker": baker != nil
    case "baker": baker
    case "hasDue": !due.isEmpty
    case "due": due
    case "hasAddress": address != nil
    case "address": address
    case "next": next
    case "hasFault": fault != nil
    case "fault": fault
    case "hasProducer": producer != nil
    case "producer": producer
    default: nil
    }
  }
}
