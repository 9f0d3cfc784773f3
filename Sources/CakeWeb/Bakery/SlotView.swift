import CakeOrdering
import Mustache

/// The tickets of a part of the day.
struct SlotView: Sendable, MustacheParent {
  /// Its name in the page's addresses.
  var key: String
  var slotName: String
  var hours: String
  var tickets: [TicketView]

  func child(named field: String) -> Any? {
    switch field {
    case "key": key
    case "slotName": slotName
    case "hours": hours
    case "tickets": tickets.map(HungTicket.init)
    default: nil
    }
  }
}
