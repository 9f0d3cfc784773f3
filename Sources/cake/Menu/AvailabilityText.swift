import CakeOrdering
import JSONText

/// For which days and slots orders are taken, as people read it.
enum AvailabilityText {
  static func text(_ availability: JSONValue) -> String {
    var table = Table([.left("DAY"), .left("OPEN"), .left("SLOTS")])
    for day in availability["days"]?.array ?? [] {
      let slots = (day["slots"]?.array ?? []).filter { $0["open"]?.bool != false }.map(Self.slot)
      let isOpen = day["open"]?.bool == true
      table.add([
        day["date"]?.string, isOpen ? "yes" : Self.reason(day["reason"]?.string),
        isOpen ? slots.joined(separator: ", ") : nil,
      ])
    }
    return table.text
  }

  /// Why a day is not open, in words; what a newer shop may say as it is.
  private static func reason(_ reason: String?) -> String {
    guard let reason else { return "no" }
    return switch DayAvailability.Reason(rawValue: reason) {
    case .past: "past"
    case .beyondHorizon: "too far ahead"
    case .closed: "closed"
    case .full: "full"
    case .tooSoon: "too soon"
    case nil: reason.singleLine
    }
  }

  private static func slot(_ slot: JSONValue) -> String {
    "\(slot["id"]?.string ?? "?") \(slot["from"]?.string ?? "")-\(slot["to"]?.string ?? "")"
  }
}
