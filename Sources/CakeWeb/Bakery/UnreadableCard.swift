import CakeLanguages
import CakeOrdering

/// An order that cannot be read, as a card on boards and lists: which it is, for when, and why.
struct UnreadableCard: Sendable {
  var id: String
  var number: String
  var due: String
  var reason: String
  var sentence: String

  /// The cards of orders, the next due first.
  static func cards(_ orders: [UnreadableOrder], _ texts: Texts) -> [UnreadableCard] {
    orders.sorted { $0.place < $1.place }.map { order in
      UnreadableCard(
        id: order.place.id.description, number: order.number.description,
        due: texts.language.shortText(order.place.dueDate), reason: order.reason.rawValue,
        sentence: texts["unreadable.\(order.reason.rawValue)"])
    }
  }
}
