import CakeOrdering

/// A cake on a day's sheet: how many in all, and what is written on them.
struct SheetCake: Sendable {
  /// Some of a cake that are alike.
  struct Line: Sendable {
    var lineQuantity: Int
    var inscription: String?
    var number: String
    var time: String
    var avoided: String?
  }

  var cakeName: String
  var total: Int
  var lines: [Line]

  /// The cakes of orders, as the menu has them; those that left the menu at the end.
  static func cakes(_ orders: [Order], _ writer: BoardWriter) -> [SheetCake] {
    let menu = writer.front.shop.cakes.map(\.id)
    var cakes: [CakeID: SheetCake] = [:]
    for order in orders {
      let avoided = order.avoidAllergens.map { writer.texts.allergen($0) }.joined(separator: ", ")
      for item in order.items {
        cakes[item.cakeID, default: SheetCake(cakeName: item.name, total: 0, lines: [])].add(
          item,
          Line(
            lineQuantity: item.quantity, inscription: item.inscription, number: order.number.description,
            time: writer.time(order), avoided: avoided.isEmpty ? nil : avoided))
      }
    }
    return cakes.sorted { left, right in
      let ranks = [left.key, right.key].map { menu.firstIndex(of: $0) ?? menu.count }
      return (ranks[0], left.key) < (ranks[1], right.key)
    }.map(\.value)
  }

  private mutating func add(_ item: OrderItem, _ line: Line) {
    total += item.quantity
    lines.append(line)
  }
}
