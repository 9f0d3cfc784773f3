extension POSIXTimeZone {
  /// Reads `std offset [dst [offset] , rule , rule]`; nil if the text is anything else.
  ///
  /// Daylight-saving time without rules is refused: POSIX leaves to each system when it begins, and no
  /// file of the tz database says it that way.
  init?(_ text: some Sequence<UInt8>) {
    var parser = POSIXTimeZoneParser(text)
    guard parser.skipName(), let west = parser.signedTime(hours: 0...24) else { return nil }
    secondsAhead = -west
    guard !parser.isAtEnd else { return }
    guard parser.skipName() else { return nil }
    var savingAhead = secondsAhead + 3_600
    if !parser.isAt(UInt8(ascii: ",")) {
      guard let west = parser.signedTime(hours: 0...24) else { return nil }
      savingAhead = -west
    }
    guard parser.skip(","), let start = parser.rule(), parser.skip(","), let end = parser.rule(),
      parser.isAtEnd
    else { return nil }
    daylightSaving = DaylightSaving(secondsAhead: savingAhead, start: start, end: end)
  }
}
