import Testing

@testable import CakeAWS

@Suite("Ranges of a stream")
struct StreamRangeTests {
  private let range = StreamRange(
    shard: "shardId-000000000000", first: "49590338271490256608559692538361571095921575989136588898",
    last: "49590338271490256608559692540925702759324208523137515618")

  @Test(
    "Sequence numbers are numbers, however long",
    arguments: [
      ("49590338271490256608559692538361571095921575989136588897", false),
      ("49590338271490256608559692538361571095921575989136588898", true),
      ("49590338271490256608559692539000000000000000000000000000", true),
      ("49590338271490256608559692540925702759324208523137515618", true),
      ("49590338271490256608559692540925702759324208523137515619", false),
      ("9", false), ("100000000000000000000000000000000000000000000000000000000000", false),
    ])
  func contains(number: String, isContained: Bool) {
    #expect(range.contains(number) == isContained)
  }

  @Test("A shorter number comes first, and leading zeros mean nothing")
  func zeros() {
    let range = StreamRange(shard: "s", first: "9", last: "11")
    #expect(
      range.contains("10") && range.contains("0009") && !range.contains("8") && range.ends(before: "12"))
  }
}
