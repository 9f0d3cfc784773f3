import CakeOrdering
import CakeTesting
import Testing

@Suite("Local time")
struct ZoneRulesTests {
  private let berlin = CentralEuropeanTime()

  @Test("that does not exist moves forward")
  func gap() {
    #expect(berlin.instant(.on("2027-03-28"), .at("01:59")) == .at("2027-03-28T00:59:00Z"))
    #expect(berlin.instant(.on("2027-03-28"), .at("02:00")) == .at("2027-03-28T01:00:00Z"))
    #expect(berlin.instant(.on("2027-03-28"), .at("02:30")) == .at("2027-03-28T01:30:00Z"))
    #expect(berlin.instant(.on("2027-03-28"), .at("03:00")) == .at("2027-03-28T01:00:00Z"))
  }

  @Test("that occurs twice is the first")
  func overlap() {
    #expect(berlin.instant(.on("2027-10-31"), .at("01:59")) == .at("2027-10-30T23:59:00Z"))
    #expect(berlin.instant(.on("2027-10-31"), .at("02:00")) == .at("2027-10-31T00:00:00Z"))
    #expect(berlin.instant(.on("2027-10-31"), .at("02:59")) == .at("2027-10-31T00:59:00Z"))
    #expect(berlin.instant(.on("2027-10-31"), .at("03:00")) == .at("2027-10-31T02:00:00Z"))
  }

  @Test("leads to an instant and back, every quarter of an hour of two years")
  func roundTrips() {
    for day in LocalDate.on("2026-01-01").daysSinceEpoch..<LocalDate.on("2028-01-01").daysSinceEpoch {
      let date = LocalDate(daysSinceEpoch: day)
      for minutes in stride(from: 0, to: 1440, by: 15) {
        let isInGap =
          (120..<180).contains(minutes) && [.on("2026-03-29"), .on("2027-03-28")].contains(date)
        let instant = berlin.instant(date, minutes: minutes)
        #expect(berlin.date(at: instant) == date)
        #expect(berlin.minuteOfDay(at: instant) == (isInGap ? minutes + 60 : minutes))
      }
    }
  }

  @Test("ends a day where the next begins, whether it has 23, 24 or 25 hours")
  func endOfDay() {
    for (day, hours) in [("2027-03-28", 23), ("2027-06-01", 24), ("2027-10-31", 25)] {
      let date = LocalDate.on(day)
      let end = berlin.instant(date, minutes: 1440)
      #expect(end == berlin.instant(date.adding(days: 1), minutes: 0))
      #expect(end.since(berlin.instant(date, minutes: 0)) == .seconds(hours * 3600))
    }
  }

  @Test("far from Greenwich is another day")
  func days() {
    let instant = Timestamp.at("2026-12-24T11:30:00Z")
    #expect(FixedZone(offset: 13 * 3600).date(at: instant) == .on("2026-12-25"))
    #expect(FixedZone(offset: -12 * 3600).date(at: instant) == .on("2026-12-23"))
    #expect(FixedZone.utc.minuteOfDay(at: Timestamp(secondsSinceEpoch: -60)) == 1439)
  }
}
