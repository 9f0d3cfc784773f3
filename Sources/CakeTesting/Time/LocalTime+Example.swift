public import CakeOrdering

extension LocalTime {
  /// A time that clocks certainly show, `at("09:00")`.
  public static func at(_ text: String) -> LocalTime {
    guard let time = LocalTime(text) else { preconditionFailure("\(text) is no time of the day") }
    return time
  }
}
