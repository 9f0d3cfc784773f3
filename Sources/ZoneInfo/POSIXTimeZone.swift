/// A time zone string, such as `CET-1CEST,M3.5.0,M10.5.0/3` (RFC 9636, section 3.3.2; POSIX.1, section 8.3,
/// with its extension of times to ±167 hours).
struct POSIXTimeZone: Sendable, Equatable {
  /// Daylight-saving time: how far ahead clocks are, and from when to when in each year.
  struct DaylightSaving: Sendable, Equatable {
    var secondsAhead: Int
    var start: YearlyRule
    var end: YearlyRule
  }

  /// Seconds ahead of UTC in standard time.
  var secondsAhead: Int
  /// Nil where clocks stay as they are.
  var daylightSaving: DaylightSaving?

  /// The Gregorian calendar, weekdays included, repeats after this many seconds: 400 years.
  private static let cycle: Int64 = 146_097 * 86_400

  func secondsAheadOfUTC(at epochSeconds: Int64) -> Int {
    guard let daylightSaving else { return secondsAhead }
    // One cycle stands for all, so that no instant is too far away to be computed with.
    let remainder = Int(epochSeconds % Self.cycle)
    let seconds = remainder < 0 ? remainder + Int(Self.cycle) : remainder
    return isSaving(daylightSaving, at: seconds) ? daylightSaving.secondsAhead : secondsAhead
  }

  /// Whether the last change before an instant was the start. Times beyond a day can move a change
  /// into the year before or after its own, so that three years are looked at.
  private func isSaving(_ saving: DaylightSaving, at seconds: Int) -> Bool {
    let year = GregorianYear(containing: seconds + secondsAhead).year
    var latest = Int.min
    var result = false
    for candidate in (year - 1)...(year + 1) {
      let gregorian = GregorianYear(candidate)
      let end = saving.end.localSeconds(in: gregorian) - saving.secondsAhead
      if end <= seconds, end > latest { (latest, result) = (end, false) }
      // Where it starts in the moment in which it ends, it goes on.
      let start = saving.start.localSeconds(in: gregorian) - secondsAhead
      if start <= seconds, start >= latest { (latest, result) = (start, true) }
    }
    return result
  }
}
