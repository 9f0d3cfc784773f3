import CakeOrdering
import CakeTesting
import Testing

@Suite("A timestamp")
struct TimestampTests {
  @Test("is read from the form in which it is written")
  func roundTrips() {
    let random = SeededRandomSource()
    for _ in 0..<2000 {
      // From the year 1 to the year 9999.
      let milliseconds = -62_135_596_800_000 + Int64(random.next() % 315_537_897_600_000)
      let timestamp = Timestamp(millisecondsSinceEpoch: milliseconds)
      #expect(Timestamp(rfc3339: timestamp.description) == timestamp)
    }
  }

  @Test(
    "is read in every form of RFC 3339",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59.999Z", -1),
      ("2026-12-24T09:30:00Z", 1_798_104_600_000),
      ("2026-12-24T10:30:00+01:00", 1_798_104_600_000), ("2026-12-24T04:00:00-05:30", 1_798_104_600_000),
      ("2026-12-24t09:30:00z", 1_798_104_600_000), ("2026-12-24T09:30:00.1Z", 1_798_104_600_100),
      ("2026-12-24T09:30:00.12Z", 1_798_104_600_120), ("2026-12-24T09:30:00.1239999Z", 1_798_104_600_123),
      ("2026-12-24T09:30:00-00:00", 1_798_104_600_000), ("2028-02-29T23:59:59+00:00", 1_835_481_599_000),
    ])
  func reads(_ text: String, _ milliseconds: Int64) {
    #expect(Timestamp(rfc3339: text)?.millisecondsSinceEpoch == milliseconds)
  }

  @Test(
    "is not read from anything else",
    arguments: [
      "", "2026-12-24", "2026-12-24T09:30:00", "2026-12-24 09:30:00Z", "2026-12-24T09:30Z",
      "2026-12-24T24:00:00Z", "2026-12-24T09:60:00Z", "2026-12-24T09:30:60Z", "2026-12-24T09:30:00.Z",
      "2026-12-24T09:30:00,5Z", "2026-12-24T09:30:00+0100", "2026-12-24T09:30:00+1:00",
      "2026-12-24T09:30:00+24:00", "2026-12-24T09:30:00ZZ", "2026-02-30T09:30:00Z", "2026-12-24T09:30:00Z ",
      "1798104600", "2026-12-24T09:30:00.\(String(repeating: "0", count: 40))Z",
    ])
  func refuses(_ text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test("rounds seconds down, before 1970 too")
  func seconds() {
    #expect(Timestamp(millisecondsSinceEpoch: 1999).secondsSinceEpoch == 1)
    #expect(Timestamp(millisecondsSinceEpoch: -1).secondsSinceEpoch == -1)
    #expect(Timestamp(millisecondsSinceEpoch: -1000).secondsSinceEpoch == -1)
    #expect(Timestamp(millisecondsSinceEpoch: -1001).secondsSinceEpoch == -2)
  }

  @Test("moves by durations, there and back")
  func adding() {
    let start = ManualClock.start
    #expect(start.adding(.milliseconds(1500)).since(start) == .milliseconds(1500))
    #expect(start.adding(.milliseconds(-1500)).adding(.milliseconds(1500)) == start)
    #expect(start.adding(.seconds(-1)) < start)
  }
}
