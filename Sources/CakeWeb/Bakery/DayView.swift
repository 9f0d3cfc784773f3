import Mustache

/// A day on the board: how full it is, and its tickets.
struct DayView: Sendable, MustacheParent {
  var date: String
  var dayName: String
  /// `today`, `tomorrow` or `overdue` in words; empty for other days.
  var mark: String
  var isOverdue: Bool
  var count: String
  /// How much of the day is taken, in words and in hundredths.
  var load: String
  var percent: Int
  /// `calm`, `tight` or `full`.
  var loadKind: String
  var printURL: String
  var slots: [SlotView]

  func child(named field: String) -> Any? {
    switch field {
    case "date": date
    case "dayName": dayName
    case "hasMark": !mark.isEmpty
    case "mark": mark
    case "isOverdue": isOverdue
    case "count": count
    case "load": load
    case "percent": percent
    case "loadKind": loadKind
    case "printURL": printURL
    case "slots": slots
    default: nil
    }
  }
}
