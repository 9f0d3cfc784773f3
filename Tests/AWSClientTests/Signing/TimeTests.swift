import Testing

@testable import AWSClient

@Suite struct TimeTests {
  @Test(arguments: [
    (Int64(0), "19700101T000000Z"), (1_440_938_160, "20150830T123600Z"), (951_782_399, "20000228T235959Z"),
    (951_782_400, "20000229T000000Z"), (4_107_542_400, "21000301T000000Z"), (-1, "19691231T235959Z"),
  ])
  func `an instant is written as signatures want it`(seconds: Int64, text: String) {
    #expect(SigningTime(secondsSinceEpoch: seconds).dateTime == text)
  }

  @Test(arguments: [
    ("2015-08-30T12:36:00Z", Int64(1_440_938_160)), ("2015-08-30T12:36:00.123Z", 1_440_938_160),
    ("2000-02-29T00:00:00Z", 951_782_400),
  ])
  func `an internet time is read`(text: String, seconds: Int64) {
    #expect(InternetTime.secondsSinceEpoch(text) == seconds)
  }

  @Test func `an HTTP date is read`() {
    #expect(InternetTime.secondsSinceEpoch(httpDate: "Sun, 06 Nov 1994 08:49:37 GMT") == 784_111_777)
  }

  @Test(arguments: [
    "", "2015-08-30", "2015-08-30T12:36:00", "2015-13-30T12:36:00Z", "2015-08-30T25:36:00Z", "aTbZ",
  ])
  func `what is no time is not read`(text: String) {
    #expect(InternetTime.secondsSinceEpoch(text) == nil)
    #expect(InternetTime.secondsSinceEpoch(httpDate: text) == nil)
  }
}
