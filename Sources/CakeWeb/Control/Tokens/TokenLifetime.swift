/// How long a token may last that is issued on a page. The raw value is what forms say.
enum TokenLifetime: String, CaseIterable, Sendable {
  case day, month, quarter, year

  var duration: Duration {
    let days =
      switch self {
      case .day: 1
      case .month: 30
      case .quarter: 90
      case .year: 365
      }
    return .seconds(days * 86_400)
  }
}
