import Testing

@testable import ZoneInfo

@Suite struct POSIXTimeZoneTests {
  private func offset(_ text: String, at instant: Int64) throws -> Int {
    try #require(POSIXTimeZone(text.utf8)).secondsAheadOfUTC(at: instant)
  }

  @Test(arguments: [
    ("UTC0", 0), ("CET-1", 3_600), ("<+03>-3", 10_800), ("<-0330>3:30", -12_600), ("<+0545>-5:45:30", 20_730),
    ("EST+5", -18_000), ("XXX24", -86_400),
  ])
  func `A fixed offset is turned to count eastwards`(text: String, expected: Int) throws {
    #expect(try offset(text, at: 0) == expected)
  }

  /// Instants around changes, computed by hand from the calendar.
  @Test(arguments: [
    // 2027: March 28 01:00 UTC, October 31 01:00 UTC.
    ("CET-1CEST,M3.5.0,M10.5.0/3", 1_806_195_599, 3_600),
    ("CET-1CEST,M3.5.0,M10.5.0/3", 1_806_195_600, 7_200),
    ("CET-1CEST,M3.5.0,M10.5.0/3", 1_824_944_399, 7_200),
    ("CET-1CEST,M3.5.0,M10.5.0/3", 1_824_944_400, 3_600),
    // Day 60 is March 1 in a leap year (2028) and in another (2027): J does not count February 29.
    ("AAA0BBB,J60/0,J300/0", 1_835_481_599, 0), ("AAA0BBB,J60/0,J300/0", 1_835_481_600, 3_600),
    ("AAA0BBB,J60/0,J300/0", 1_803_859_199, 0), ("AAA0BBB,J60/0,J300/0", 1_803_859_200, 3_600),
    // Day 59 counted from zero is February 29 in a leap year and March 1 in another.
    ("AAA0BBB,59/0,300/0", 1_835_395_199, 0), ("AAA0BBB,59/0,300/0", 1_835_395_200, 3_600),
    ("AAA0BBB,59/0,300/0", 1_803_859_199, 0), ("AAA0BBB,59/0,300/0", 1_803_859_200, 3_600),
    // Daylight-saving time all the year round, as RFC 9636 writes it; New Year included.
    ("EST5EDT,0/0,J365/25", 1_798_779_600, -14_400), ("EST5EDT,0/0,J365/25", 1_798_779_599, -14_400),
    ("EST5EDT,0/0,J365/25", 1_815_000_000, -14_400), ("XXX3EDT4,0/0,J365/23", 1_798_771_800, -14_400),
    // Nuuk's footer: the evening before the last Sunday of March, 2027-03-28 01:00 UTC.
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 1_806_195_599, -7_200),
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 1_806_195_600, -3_600),
    // Jerusalem's form: Thursday 26 o'clock is Friday two o'clock, 2027-03-26 00:00 UTC.
    ("IST-2IDT,M3.4.4/26,M10.5.0", 1_806_019_199, 7_200),
    ("IST-2IDT,M3.4.4/26,M10.5.0", 1_806_019_200, 10_800),
    // Winter time that counts as saving (Dublin), and the southern hemisphere.
    ("IST-1GMT0,M10.5.0,M3.5.0/1", 1_806_195_599, 0), ("IST-1GMT0,M10.5.0,M3.5.0/1", 1_806_195_600, 3_600),
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1_798_761_600, 39_600),
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1_814_400_000, 36_000),
  ])
  func `Clocks change in the right second`(text: String, instant: Int64, expected: Int) throws {
    #expect(try offset(text, at: instant) == expected)
  }

  @Test(arguments: [
    "", "U", "UT0", "UTC", "UTC+", "UTC25", "UTC0:60", "UTC0:0:60", "UTC0 ", "<UTC0", "<>0", "<+0>0", "UTC0,",
    "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,", "CET-1CEST,M0.5.0,M10.5.0",
    "CET-1CEST,M13.5.0,M10.5.0",
    "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J365", "CET-1CEST,J366,J1",
    "CET-1CEST,366,1", "CET-1CEST,M3.5.0/168,M10.5.0", "CET-1CEST,M3.5.0/2:,M10.5.0",
    "CET-1CEST,M3.5.0,M10.5.0x",
    "CET-1CEST,M3.5.0,M10.5.0/99999999999999999999",
  ])
  func `Anything else is refused`(text: String) {
    #expect(POSIXTimeZone(text.utf8) == nil)
  }

  @Test func `Years begin and end where they should`() {
    for year in -400...2_800 {
      let first = GregorianYear(year).firstDay * 86_400
      #expect(GregorianYear(containing: first).year == year)
      #expect(GregorianYear(containing: first - 1).year == year - 1)
    }
    #expect(GregorianYear(2_000).firstDay == 10_957)
  }
}
