/// A day of the week, Monday first as ISO 8601 counts; the raw value is how the shop file writes it.
public enum Weekday: String, Sendable, Hashable, CaseIterable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}
