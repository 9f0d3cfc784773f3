import CakeOrdering

/// Which due days the overview looks at.
enum OverviewWindow: Sendable, Equatable, CaseIterable {
  case week, month, quarter
  /// The days to come, for which a new shop has its first orders.
  case ahead

  /// The window that an address asks for; nil for any other text.
  init?(_ text: String?) {
    guard let text, let window = Self.allCases.first(where: { $0.name == text }) else { return nil }
    self = window
  }

  /// What it is called in addresses.
  var name: String { self == .ahead ? "ahead" : "\(days)" }

  /// How many days it has, today included.
  var days: Int {
    switch self {
    case .week: 7
    case .month: 30
    case .quarter: 90
    case .ahead: ShowStatistics.daysAhead
    }
  }

  /// Its first and last day.
  func span(_ today: LocalDate) -> (from: LocalDate, to: LocalDate) {
    self == .ahead ? (today, today.adding(days: days - 1)) : (today.adding(days: 1 - days), today)
  }
}
