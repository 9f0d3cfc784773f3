import CakeOrdering
import CakeTesting
import Testing

@Suite("A local time")
struct LocalTimeTests {
  @Test("is read from the form in which it is written, every minute of the day")
  func roundTrips() {
    var texts: Set<String> = []
    for hour in 0..<24 {
      for minute in 0..<60 {
        let text = (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
        texts.insert(text)
        #expect(LocalTime(text)?.minutesSinceMidnight == hour * 60 + minute)
        #expect(LocalTime(text)?.description == text)
      }
    }
    #expect(texts.count == 1440)
  }

  @Test(
    "is not read from anything else",
    arguments: ["", "24:00", "09:60", "9:00", "09:0", "09.00", "09:00:00", " 09:00", "-1:00", "noon"])
  func refuses(_ text: String) {
    #expect(LocalTime(text) == nil)
  }
}
