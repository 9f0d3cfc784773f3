/// The orders that were due on a day, by where they stand.
public struct DayOrders: Sendable, Equatable {
  /// The due day.
  public let date: LocalDate
  /// How many stand where; what is not there is none.
  public let counts: [OrderStatus: Int]

  /// A day with its counts.
  public init(date: LocalDate, counts: [OrderStatus: Int]) {
    self.date = date
    self.counts = counts
  }

  /// How many in all.
  public var total: Int { counts.values.reduce(0, +) }
}
