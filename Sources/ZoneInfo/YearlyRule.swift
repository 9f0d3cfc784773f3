/// On which day of a year, and when on that day, clocks are set.
struct YearlyRule: Sendable, Equatable {
  /// The three ways in which POSIX names a day.
  enum Day: Sendable, Equatable {
    /// `Jn`: 1 to 365; February 29 is not counted, so that 60 is always March 1.
    case julian(Int)
    /// `n`: 0 to 365, February 29 counted.
    case zeroBased(Int)
    /// `Mm.w.d`: the week (5 is the last) of a weekday (0 is Sunday) in a month.
    case weekday(month: Int, week: Int, weekday: Int)
  }

  var day: Day
  /// Seconds after local midnight; two o'clock where the string names none. May be negative or beyond a day.
  var time: Int

  /// The moment by the local clock that is set, in seconds since 1970 as if that clock were UTC.
  func localSeconds(in year: GregorianYear) -> Int {
    (year.firstDay + dayOfYear(in: year)) * 86_400 + time
  }

  private func dayOfYear(in year: GregorianYear) -> Int {
    switch day {
    case .julian(let day):
      return year.isLeap && day >= 60 ? day : day - 1
    case .zeroBased(let day):
      return day
    case .weekday(let month, let week, let weekday):
      let first = year.daysBefore(month: month)
      // 1970-01-01 was a Thursday; days are counted from there.
      let weekdayOfFirst = (((year.firstDay + first + 4) % 7) + 7) % 7
      var day = (weekday - weekdayOfFirst + 7) % 7 + (week - 1) * 7
      if day >= year.days(inMonth: month) { day -= 7 }
      return first + day
    }
  }
}
