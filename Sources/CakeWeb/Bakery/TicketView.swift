import CakeLanguages
import CakeOrdering
import Mustache

/// An order as it hangs on the board.
///
/// Names its fields to the template itself: there are a thousand on a full board, and looking into each by reflection
/// would take most of the time. Sections ask for truth values, which leave the template where it is.
struct TicketView: Sendable, MustacheParent {
  let id: OrderID
  var version: Int
  var classes: String
  var number: String
  var isDelivery: Bool
  var due = ""
  var items: [TicketItem]
  var allergens: [TicketAllergen]
  var note: String?
  /// Whom it is for, and who bakes it where that is to be said.
  var who: String
  /// Where its button leads.
  var action = ""
  var formToken: String
  var fault: String?

  init(_ order: Order, _ allergens: [TicketAllergen], classes: String, who: String, formToken: String) {
    id = order.id
    version = order.version
    self.classes = classes
    number = order.number.description
    isDelivery = order.handover == .delivery
    items = order.items.map(TicketItem.init)
    self.allergens = allergens
    note = order.note
    self.who = who
    self.formToken = formToken
  }

  func child(named field: String) -> Any? {
    switch field {
    case "version": PageText(String(version))
    case "classes": PageText(classes)
    case "number": PageText(number)
    case "isDelivery": isDelivery
    case "items": items
    case "hasAllergens": !allergens.isEmpty
    case "allergens": allergens
    case "hasNote": note != nil
    case "note": PageText(note)
    case "who": PageText(who)
    case "due": PageText(due)
    case "action": PageText(action)
    case "formToken": PageText(formToken)
    case "hasFault": fault != nil
    case "fault": PageText(fault)
    default: nil
    }
  }
}
