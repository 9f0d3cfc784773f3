import JSONText

/// A list of orders as people read it: one on a line, the next due first.
enum OrderListText {
  static func text(_ page: JSONValue) -> String {
    let more = page["next"]?.string.map { "There are more: --cursor \($0.singleLine)" }
    let orders = page["orders"]?.array ?? []
    // A page of orders that cannot be read is empty, and not the last.
    guard !orders.isEmpty else { return more ?? "No orders." }
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
    return [table.text, more].compactMap(\.self).joined(separator: "\n\n")
  }

  private static func cakes(_ order: JSONValue) -> String {
    (order["items"]?.array ?? []).map { item in
      "\(item["quantity"]?.int ?? 0) x \(item["name"]?.string ?? "?")"
    }.joined(separator: ", ")
  }
}
