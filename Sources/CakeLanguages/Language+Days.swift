public import CakeOrdering

extension Language {
  private static let months: [Language: [String]] = [
    .english: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December",
    ],
    .german: [
      "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
      "November",
      "Dezember",
    ],
  ]
  private static let weekdays: [Language: [Weekday: String]] = [
    .english: [
      .monday: "Monday", .tuesday: "Tuesday", .wednesday: "Wednesday", .thursday: "Thursday",
      .friday: "Friday",
      .saturday: "Saturday", .sunday: "Sunday",
    ],
    .german: [
      .monday: "Montag", .tuesday: "Dienstag", .wednesday: "Mittwoch", .thursday: "Donnerstag",
      .friday: "Freitag",
      .saturday: "Samstag", .sunday: "Sonntag",
    ],
  ]

  /// A month and its year: `December 2026`.
  public func month(_ date: LocalDate) -> String { "\(monthName(date)) \(date.components.year)" }

  /// A day's name: `Thursday`.
  public func name(of day: Weekday) -> String { Self.weekdays[self]?[day] ?? day.rawValue }

  /// A day's name as short as can be: `Thu`, `Do`.
  public func shortName(of day: Weekday) -> String { String(name(of: day).prefix(self == .german ? 2 : 3)) }

  /// A day with its weekday and year: `Thursday 24 December 2026`, `Donnerstag, 24. Dezember 2026`.
  public func text(_ date: LocalDate) -> String {
    let (year, _, day) = date.components
    return switch self {
    case .english: "\(name(of: date.weekday)) \(day) \(monthName(date)) \(year)"
    case .german: "\(name(of: date.weekday)), \(day). \(monthName(date)) \(year)"
    }
  }

  /// A day as short as can be, with its weekday: `Thu 24 Dec`, `Do 24. Dez.`.
  public func shortText(_ date: LocalDate) -> String {
    let (_, month, day) = date.components
    return switch self {
    case .english: "\(shortName(of: date.weekday)) \(day) \(monthName(date).prefix(3))"
    case .german: "\(shortName(of: date.weekday)) \(day). \(germanShortMonth(month, monthName(date)))"
    }
  }

  /// An instant on the shop's clocks: `Thursday 24 December 2026, 09:30`.
  public func text(_ instant: Timestamp, in zone: any ZoneRules) -> String {
    let time = LocalTime(minutesSinceMidnight: zone.minuteOfDay(at: instant))
    return switch self {
    case .english: "\(text(zone.date(at: instant))), \(time)"
    case .german: "\(text(zone.date(at: instant))), \(time)\u{00A0}Uhr"
    }
  }

  private func monthName(_ date: LocalDate) -> String {
    Self.months[self]?[date.components.month - 1] ?? ""
  }

  /// Short names of months as the Duden has them: those of up to four letters are written out.
  private func germanShortMonth(_ month: Int, _ name: String) -> String {
    switch month {
    case 3, 5, 6, 7: name
    case 9: "Sept."
    default: "\(name.prefix(3))."
    }
  }
}
