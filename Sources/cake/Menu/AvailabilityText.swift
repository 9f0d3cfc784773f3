import JSONText

/// For which days and slots orders are taken, as people read it.
enum AvailabilityText {
  static func text(_ availability: JSONValue) -> String {
    var table = Table([.left("DAY"), .left("ORDERS"), .left("SLOTS")])
    for day in availability["days"]?.array ?? [] {
      let slots = (day["slots"]?.array ?? []).filter { $0["open"]?.bool != false }.map(Self.slot)
      let isOpen = day["open"]?.bool == true
      table.add([
        day["date"]?.string, isOpen ? "taken" : day["reason"]?.string ?? "no",
        isOpen ? slots.joined(separator: ", ") : nil,
      ])
    }
    return table.text
  }

  private static func slot(_ slot: JSONValue) -> String {
    "\(slot["id"]?.string ?? "?") \(slot["from"]?.string ?? "")-\(slot["to"]?.string ?? "")"
  }
}
