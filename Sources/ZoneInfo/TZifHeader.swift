/// The header of a data block in a TZif file (RFC 9636, section 3.1): how much of what follows.
struct TZifHeader {
  /// 1 to 4 so far; later ones promise to be readable as these are.
  var version: Int
  var universalIndicatorCount: Int
  var standardIndicatorCount: Int
  var leapSecondCount: Int
  var transitionCount: Int
  var typeCount: Int
  var designationByteCount: Int

  /// How many bytes the block after this header has.
  func blockSize(timeSize: Int) -> Int {
    transitionCount * (timeSize + 1) + typeCount * 6 + designationByteCount
      + leapSecondCount * (timeSize + 4) + standardIndicatorCount + universalIndicatorCount
  }
}
