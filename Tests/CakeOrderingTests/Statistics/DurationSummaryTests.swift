import Testing

@testable import CakeOrdering

@Suite("A summary of times")
struct DurationSummaryTests {
  private func summary(minutes: [Int]) throws -> DurationSummary {
    try #require(DurationSummary(milliseconds: minutes.map { Int64($0) * 60_000 }))
  }

  @Test("needs at least one")
  func nothing() {
    #expect(DurationSummary(milliseconds: []) == nil)
  }

  @Test("of one is that one")
  func one() throws {
    let summary = try summary(minutes: [90])
    #expect(summary.count == 1)
    #expect(summary.median == .seconds(5400))
    #expect(summary.ninetieth == .seconds(5400))
    // Ten steps of ten minutes hold 90.
    #expect(summary.histogram.step == .seconds(600))
    #expect(summary.histogram.counts == [0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(summary.histogram.beyond == 0)
  }

  @Test(
    "has the one in the middle, and the one that nine of ten do not exceed",
    arguments: [
      ([3, 1, 2], 120, 180), ([4, 1, 3, 2], 150, 240), ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 330, 540),
      ([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 11], 360, 600),
    ])
  func percentiles(_ minutes: [Int], _ median: Int, _ ninetieth: Int) throws {
    let summary = try summary(minutes: minutes)
    #expect(summary.median == .seconds(median))
    #expect(summary.ninetieth == .seconds(ninetieth))
  }

  @Test("takes what lies before its own beginning for no time")
  func negative() throws {
    let summary = try summary(minutes: [-5])
    #expect(summary.median == .zero)
    #expect(summary.histogram.counts == [1])
  }

  @Test("counts each time in one step, the edge in the step that begins there")
  func steps() throws {
    // Nine of ten take 59 minutes at most: ten steps of ten minutes.
    let summary = try summary(minutes: [0, 9, 10, 19, 20, 59, 59, 59, 59, 59])
    #expect(summary.histogram.step == .seconds(600))
    #expect(summary.histogram.counts == [2, 2, 1, 0, 0, 5])
  }

  @Test("keeps a few that took very long from making all others look the same")
  func outliers() throws {
    let summary = try summary(minutes: Array(repeating: 30, count: 19) + [100_000])
    #expect(summary.histogram.step == .seconds(300))
    #expect(summary.histogram.counts.count == 12)
    #expect(summary.histogram.counts[6] == 19)
    #expect(summary.histogram.beyond == 1)
    #expect(summary.histogram.counts.reduce(0, +) + summary.histogram.beyond == summary.count)
  }

  @Test("goes from seconds to years", arguments: [1, 600, 5_256_000, 52_560_000])
  func sizes(_ minutes: Int) throws {
    let summary = try summary(minutes: [minutes, minutes])
    #expect(summary.histogram.counts.last == 2)
    #expect(summary.histogram.counts.count <= 12)
    #expect(summary.histogram.beyond == 0)
  }
}
