import CakeOrdering
import Mustache

/// A cake on a ticket.
struct TicketItem: Sendable, MustacheParent {
  var quantity: Int
  var name: String
  var inscription: String?

  init(_ item: OrderItem) {
    quantity = item.quantity
    name = item.name
    inscription = item.inscription
  }

  func child(named field: String) -> Any? {
    switch field {
    case "quantity": PageText(String(quantity))
    case "name": PageText(name)
    case "hasInscription": inscription != nil
    case "inscription": PageText(inscription)
    default: nil
    }
  }
}
