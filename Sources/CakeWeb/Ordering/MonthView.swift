import CakeLanguages
import CakeOrdering

/// A month of the calendar: which days can be had, and why others cannot.
struct MonthView: Sendable {
  /// A day, or an empty place before the first or after the last.
  struct Day: Sendable {
    var number: Int?
    var date = ""
    var name = ""
    var isOpen = false
    var isChosen = false
    var reason: String?
    /// The slots that can be had on it.
    var slots = ""
  }

  /// A week, Monday first.
  struct Week: Sendable {
    var days: [Day]
  }

  /// A column's head.
  struct Weekday: Sendable {
    var name: String
    var short: String
  }

  /// Why some days cannot be had.
  struct Refusal: Sendable {
    /// The days of the month, as in `1–5, 12`.
    var dates: String
    var text: String
  }

  let weeks: [Week]
  let refusals: [Refusal]
  let weekdays: [Weekday]

  init(_ days: [DayAvailability], chosen: LocalDate?, _ texts: Texts) {
    let language = texts.language
    weekdays = CakeOrdering.Weekday.allCases.map {
      Weekday(name: language.name(of: $0), short: language.shortName(of: $0))
    }
    var cells = days.map { day in
      Day(
        number: day.date.components.day, date: day.date.description, name: language.shortText(day.date),
        isOpen: day.isOpen, isChosen: day.date == chosen, reason: day.reason.map { texts["reason.\($0)"] },
        slots: day.slots.filter(\.isOpen).map(\.slot.id).joined(separator: " "))
    }
    if let first = days.first?.date.weekday, let index = CakeOrdering.Weekday.allCases.firstIndex(of: first) {
      cells.insert(contentsOf: [Day](repeating: Day(), count: index), at: 0)
    }
    while cells.count % 7 != 0 { cells.append(Day()) }
    // That a day is over needs no words.
    refusals = [.tooSoon, .closed, .full, .beyondHorizon].compactMap { (reason: DayAvailability.Reason) in
      let refused = days.filter { $0.reason == reason }.map(\.date.components.day)
      return refused.isEmpty
        ? nil : Refusal(dates: Self.spans(refused), text: texts["reason.\(reason)"])
    }
    weeks = stride(from: 0, to: cells.count, by: 7).map { Week(days: Array(cells[$0..<$0 + 7])) }
  }

  /// Numbers in their order, with runs drawn together: `1–5, 12`.
  static func spans(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.endIndex - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { run in
      switch run.count {
      case 1: "\(run.lowerBound)"
      case 2: "\(run.lowerBound), \(run.upperBound)"
      default: "\(run.lowerBound)–\(run.upperBound)"
      }
    }.joined(separator: ", ")
  }
}
