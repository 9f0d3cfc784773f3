import CakeOrdering
import CakeTesting
import Testing

@Suite("The tests' own time zone")
struct CentralEuropeanTimeTests {
  @Test("changes its clocks when Berlin did and will")
  func changes() {
    let berlin = CentralEuropeanTime()
    for change in ["2024-03-31", "2025-03-30", "2026-03-29", "2027-03-28", "2028-03-26"] {
      let instant = Timestamp.at("\(change)T01:00:00Z").secondsSinceEpoch
      #expect(berlin.secondsAheadOfUTC(at: instant - 1) == 3600)
      #expect(berlin.secondsAheadOfUTC(at: instant) == 7200)
    }
    for change in ["2024-10-27", "2025-10-26", "2026-10-25", "2027-10-31", "2028-10-29"] {
      let instant = Timestamp.at("\(change)T01:00:00Z").secondsSinceEpoch
      #expect(berlin.secondsAheadOfUTC(at: instant - 1) == 7200)
      #expect(berlin.secondsAheadOfUTC(at: instant) == 3600)
    }
  }
}
