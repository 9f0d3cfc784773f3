import JSONText

/// An order as people read it.
enum OrderText {
  /// The whole order: who, when, what, and what has happened to it.
  static func full(_ order: JSONValue) -> String {
    [headline(order), facts(order), items(order), history(order)].compactMap(\.self).joined(separator: "\n\n")
  }

  /// The order in a line: number, status and day.
  static func headline(_ order: JSONValue) -> String {
    "Order \(text(order["number"]) ?? "?")  \(text(order["status"]) ?? "?")"
  }

  private static func facts(_ order: JSONValue) -> String {
    var facts = DetailList()
    facts.add("id", text(order["id"]))
    facts.add("due", joined([text(order["dueDate"]), text(order["slot"])]))
    facts.add("handover", joined([text(order["handover"]), text(order["address"])]))
    let customer = order["customer"]
    facts.add(
      "customer", joined([text(customer?["name"]), text(customer?["email"]), text(customer?["phone"])]))
    facts.add("AVOIDS", joined((order["avoidAllergens"]?.array ?? []).map(text)))
    facts.add("note", text(order["note"]))
    facts.add("producer", text(order["producerId"]))
    facts.add("courier", text(order["deliveryCompanyId"]))
    facts.add("delivered", delivery(order["delivery"]))
    facts.add("review", review(order["review"]))
    let rest = order["erasureIncomplete"]?.bool == true ? "but for what a newer version added" : nil
    facts.add("erased", joined([TimeText.text(order["erasedAt"]), rest]))
    facts.add("track at", text(order["trackingUrl"]))
    facts.add("tracking token", text(order["trackingToken"]))
    return facts.text
  }

  private static func delivery(_ delivery: JSONValue?) -> String? {
    joined([
      TimeText.text(delivery?["deliveredAt"]), text(delivery?["receivedBy"]).map { "to \($0)" },
      delivery?["review"]?.int.map { "\($0) of 5" }, text(delivery?["comment"]),
    ])
  }

  private static func review(_ review: JSONValue?) -> String? {
    joined([review?["rating"]?.int.map { "\($0) of 5" }, text(review?["comment"])])
  }

  private static func items(_ order: JSONValue) -> String {
    var table = Table([.right("QTY"), .left("CAKE"), .right("EACH"), .left("INSCRIPTION")])
    for item in order["items"]?.array ?? [] {
      table.add([
        item["quantity"]?.int.map(String.init), text(item["name"]), MoneyText.text(item["unitPrice"]),
        text(item["inscription"]),
      ])
    }
    return table.text + "\nTotal \(MoneyText.text(order["total"]) ?? "?"), tax included"
  }

  private static func history(_ order: JSONValue) -> String? {
    guard let entries = order["history"]?.array, !entries.isEmpty else { return nil }
    var table = Table([.left("WHEN"), .left("WHAT"), .left("STATUS"), .left("BY"), .left("NOTE")])
    for entry in entries {
      table.add([
        TimeText.text(entry["at"]), text(entry["action"]), text(entry["status"]),
        joined([text(entry["by"]), text(entry["subject"])]), text(entry["note"]),
      ])
    }
    return table.text
  }

  private static func text(_ json: JSONValue?) -> String? { json?.string }

  private static func joined(_ parts: [String?]) -> String? {
    let parts = parts.compactMap(\.self).filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
