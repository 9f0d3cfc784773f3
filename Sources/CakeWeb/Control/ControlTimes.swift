import CakeLanguages
import CakeOrdering

/// Instants as the control room tells them: short, on the shop's clocks, with how long ago that was.
struct ControlTimes: Sendable {
  let texts: Texts
  let zone: any ZoneRules
  let now: Timestamp

  init(_ front: FrontDesk, _ visit: Visit) {
    texts = front.texts(visit)
    zone = front.desk.calendar.zone
    now = front.desk.clock.now()
  }

  /// `Thu 24 Dec, 09:30`; with the year where it is another.
  func text(_ instant: Timestamp) -> String {
    let date = zone.date(at: instant)
    let time = LocalTime(minutesSinceMidnight: zone.minuteOfDay(at: instant))
    let year = date.components.year == zone.date(at: now).components.year ? "" : " \(date.components.year)"
    return "\(texts.language.shortText(date))\(year), \(time)"
  }

  /// `3 hours ago`.
  func ago(_ instant: Timestamp) -> String { distance("ago", now.since(instant)) }

  /// `in 3 hours`; that it is due where that time has come.
  func ahead(_ instant: Timestamp) -> String { distance("ahead", instant.since(now)) }

  private func distance(_ key: String, _ duration: Duration) -> String {
    let seconds = Int(duration.components.seconds)
    return switch seconds {
    case ..<1: texts["\(key).now"]
    case ..<60: texts.counted("\(key).seconds", seconds)
    case ..<3600: texts.counted("\(key).minutes", seconds / 60)
    case ..<172_800: texts.counted("\(key).hours", seconds / 3600)
    default: texts.counted("\(key).days", seconds / 86_400)
    }
  }
}
