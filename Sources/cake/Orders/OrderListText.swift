import JSONText

/// A list of orders as people read it: one on a line, the next due first.
enum OrderListText {
  static func text(_ page: JSONValue) -> String {
    let more = page["next"]?.string.map { "There are more: --cursor \($0.singleLine)" }
    let orders = page["orders"]?.array ?? []
    // A page of orders that cannot be read is empty, and not the last.
    let unreadable = unreadable(page["unreadable"]?.array ?? [])
    guard !orders.isEmpty else {
      let rest = [unreadable, more].compactMap(\.self)
      return rest.isEmpty ? "No orders." : rest.joined(separator: "\n\n")
    }
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
    return [table.text, unreadable, more].compactMap(\.self).joined(separator: "\n\n")
  }

  /// The orders that are there but cannot be read, one on a line; nil if there are none.
  private static func unreadable(_ orders: [JSONValue]) -> String? {
    guard !orders.isEmpty else { return nil }
    let lines = orders.map { order in
      let reason = order["reason"]?.string == "newerVersion" ? "made by a newer version" : "damaged"
      let facts = [order["dueDate"]?.string, order["number"]?.string, reason, order["id"]?.string]
      return facts.map { ($0 ?? "?").singleLine }.joined(separator: "  ")
    }
    return (["Cannot be read:"] + lines).joined(separator: "\n")
  }

  private static func cakes(_ order: JSONValue) -> String {
    (order["items"]?.array ?? []).map { item in
      "\(item["quantity"]?.int ?? 0) x \(item["name"]?.string ?? "?")"
    }.joined(separator: ", ")
  }
}
