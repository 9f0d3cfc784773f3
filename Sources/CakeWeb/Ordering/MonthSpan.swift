import CakeOrdering

/// A month of the calendar, and whether there are orders to be had before and after it.
struct MonthSpan: Sendable {
  let first: LocalDate
  let last: LocalDate
  /// A day of the month before; nil if nothing can be had then.
  let previous: LocalDate?
  /// A day of the month after; nil if nothing can be had then.
  let next: LocalDate?

  /// The month of a day, not before today's and not after the horizon's.
  init(of day: LocalDate, today: LocalDate, horizon: LocalDate) {
    let day = min(max(day, today), horizon)
    first = day.adding(days: 1 - day.components.day)
    let following = first.adding(days: 32)
    let nextFirst = following.adding(days: 1 - following.components.day)
    last = nextFirst.adding(days: -1)
    previous = first > today ? first.adding(days: -1) : nil
    next = nextFirst <= horizon ? nextFirst : nil
  }
}
