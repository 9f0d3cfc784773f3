import CakeOrdering
import CakeTesting
import Testing

@Suite("A local date")
struct LocalDateTests {
  /// Counts days the way a person does, month by month.
  private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  @Test("agrees with counting day by day over four hundred years")
  func agreesWithCounting() throws {
    var day = try #require(LocalDate(year: 1800, month: 1, day: 1)).daysSinceEpoch
    // 1 January 1800 was a Wednesday.
    var weekday = 2
    for year in 1800..<2200 {
      for month in 1...12 {
        let length = Self.lengths[month - 1] + (month == 2 && Self.isLeap(year) ? 1 : 0)
        for dayOfMonth in 1...length {
          let date = LocalDate(daysSinceEpoch: day)
          #expect(date.components == (year, month, dayOfMonth))
          #expect(LocalDate(year: year, month: month, day: dayOfMonth) == date)
          #expect(date.weekday == Weekday.allCases[weekday])
          day += 1
          weekday = (weekday + 1) % 7
        }
        #expect(LocalDate(year: year, month: month, day: length + 1) == nil)
      }
    }
    #expect(LocalDate(year: 1970, month: 1, day: 1)?.daysSinceEpoch == 0)
  }

  @Test("is read from the form in which it is written")
  func roundTrips() {
    for day in stride(from: -700_000, to: 2_900_000, by: 997) {
      let date = LocalDate(daysSinceEpoch: day)
      #expect(LocalDate(date.description) == date)
    }
    #expect(LocalDate.on("0001-01-01").description == "0001-01-01")
    #expect(LocalDate.on("9999-12-31").description == "9999-12-31")
  }

  @Test(
    "is not read from anything else",
    arguments: [
      "", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "2026-1-1", "26-12-24",
      "2026/12/24", "2026-12-24 ", " 2026-12-24", "20261224", "+026-12-24", "-026-12-24", "2026-12-2٤",
      "2026-12-24T00:00:00Z", "next monday",
    ])
  func refuses(_ text: String) {
    #expect(LocalDate(text) == nil)
  }

  @Test("knows leap days of leap years only")
  func leapDays() {
    #expect(LocalDate("2028-02-29") != nil)
    #expect(LocalDate("2000-02-29") != nil)
    #expect(LocalDate("2100-02-29") == nil)
  }
}
