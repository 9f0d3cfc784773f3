extension Double {
  /// A share of 0…1 in whole percent: 100 only for all, 0 only for none.
  var wholePercent: Int {
    let whole = Int((self * 100).rounded())
    if self < 1, whole == 100 { return 99 }
    return self > 0 && whole == 0 ? 1 : whole
  }
}
