extension ZoneRules {
  /// The day on local calendars at an instant.
  public func date(at instant: Timestamp) -> LocalDate {
    let local = localSeconds(at: instant)
    return LocalDate(daysSinceEpoch: Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
  }

  /// The minute of the local day at an instant, 0…1439.
  public func minuteOfDay(at instant: Timestamp) -> Int {
    let local = localSeconds(at: instant)
    return Int((local % 86_400 + 86_400) % 86_400) / 60
  }

  /// The instant at which local clocks show a time on a day.
  ///
  /// A local time that does not exist, because clocks were put forward, moves forward by as much; one that
  /// occurs twice, because clocks were put back, is the first.
  ///
  /// - Parameter minutes: Minutes since midnight; 1440 is the end of the day.
  public func instant(_ date: LocalDate, minutes: Int) -> Timestamp {
    let local = Int64(date.daysSinceEpoch) * 86_400 + Int64(minutes) * 60
    // No zone changes its clocks twice within a day, so these are the rules before and after.
    let before = Int64(secondsAheadOfUTC(at: local - 86_400))
    let after = Int64(secondsAheadOfUTC(at: local + 86_400))
    let candidates = [local - before, local - after].sorted()
    for candidate in candidates where candidate + Int64(secondsAheadOfUTC(at: candidate)) == local {
      return Timestamp(secondsSinceEpoch: candidate)
    }
    return Timestamp(secondsSinceEpoch: local - before)
  }

  /// The instant at which local clocks show a time on a day; see ``instant(_:minutes:)``.
  public func instant(_ date: LocalDate, _ time: LocalTime) -> Timestamp {
    instant(date, minutes: time.minutesSinceMidnight)
  }

  private func localSeconds(at instant: Timestamp) -> Int64 {
    let seconds = instant.secondsSinceEpoch
    return seconds + Int64(secondsAheadOfUTC(at: seconds))
  }
}
