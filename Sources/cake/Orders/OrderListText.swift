import JSONText

/// A list of orders as people read it: one on a line, the next due first.
enum OrderListText {
  static func text(_ page: JSONValue) -> String {
    let orders = page["orders"]?.array ?? []
    guard !orders.isEmpty else { return "No orders." }
    var table = Table([
      .left("DUE"), .left("SLOT"), .left("NUMBER"), .left("STATUS"), .left("CUSTOMER"), .left("CAKES"),
      .right("TOTAL"), .left("AVOIDS"), .left("ID"),
    ])
    for order in orders {
      table.add([
        order["dueDate"]?.string, order["slot"]?.string ?? "-", order["number"]?.string,
        order["status"]?.string, order["customer"]?["name"]?.string ?? "(erased)", cakes(order),
        MoneyText.text(order["total"]),
        (order["avoidAllergens"]?.array ?? []).compactMap(\.string).joined(separator: ", "),
        order["id"]?.string,
      ])
    }
    var text = table.text
    if let next = page["next"]?.string { text += "\n\nThere are more: --cursor \(next.singleLine)" }
    return text
  }

  private static func cakes(_ order: JSONValue) -> String {
    (order["items"]?.array ?? []).map { item in
      "\(item["quantity"]?.int ?? 0) x \(item["name"]?.string ?? "?")"
    }.joined(separator: ", ")
  }
}
