public import CakeOrdering

extension LocalDate {
  /// A day that certainly exists, `on("2026-12-24")`.
  public static func on(_ text: String) -> LocalDate {
    guard let date = LocalDate(text) else { preconditionFailure("\(text) is no day of the calendar") }
    return date
  }
}
