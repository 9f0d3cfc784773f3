import CakeOrdering
import Mustache

/// What a customer does not tolerate, as a word and a picture.
struct TicketAllergen: Sendable, MustacheParent {
  var icon: String
  var name: String

  func child(named field: String) -> Any? {
    switch field {
    case "icon": PageText(icon)
    case "name": PageText(name)
    default: nil
    }
  }
}
