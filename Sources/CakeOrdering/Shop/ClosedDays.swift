/// The days on which the shop neither bakes nor hands over.
public struct ClosedDays: Sendable, Equatable {
  /// Closed every week.
  public let weekdays: Set<Weekday>
  /// Closed on these days only.
  public let dates: Set<LocalDate>

  /// Days of the week and single days.
  public init(weekdays: Set<Weekday> = [], dates: Set<LocalDate> = []) {
    self.weekdays = weekdays
    self.dates = dates
  }

  /// Whether the shop is closed on that day.
  public func contains(_ date: LocalDate) -> Bool {
    weekdays.contains(date.weekday) || dates.contains(date)
  }
}
