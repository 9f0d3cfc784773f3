/// What a data block of a TZif file says (RFC 9636, section 3.2), as far as clocks need it.
struct TZifBlock {
  /// When the local clocks were set, in seconds since 1970, ascending.
  var instants: [Int64]
  /// How far ahead of UTC they were from then on; as many as `instants`.
  var offsets: [Int32]
  /// How far ahead of UTC they were before: that of local time type 0, as the RFC says.
  var offsetBefore: Int32
}
