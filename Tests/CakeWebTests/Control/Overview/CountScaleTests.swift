import Testing

@testable import CakeWeb

@Suite("A scale for counts")
struct CountScaleTests {
  @Test(
    "ends with a round number at or above the largest, in few round steps",
    arguments: [
      (0, [0, 1]), (1, [0, 1]), (3, [0, 1, 2, 3]), (5, [0, 1, 2, 3, 4, 5]), (6, [0, 2, 4, 6]),
      (10, [0, 2, 4, 6, 8, 10]), (11, [0, 5, 10, 15]), (49, [0, 10, 20, 30, 40, 50]),
      (1_234_567, [0, 500_000, 1_000_000, 1_500_000]),
    ])
  func ticks(_ largest: Int, _ ticks: [Int]) {
    let scale = CountScale(upTo: largest)
    #expect(scale.ticks == ticks)
    #expect(scale.top == ticks.last)
  }

  @Test("holds any number", arguments: [Int.max, .max - 1, .max / 2, 9_000_000_000_000_000_001])
  func huge(_ largest: Int) {
    let scale = CountScale(upTo: largest)
    #expect(scale.top >= largest)
    #expect(scale.ticks.count <= 6)
    #expect(scale.ticks == scale.ticks.sorted())
    #expect(scale.length(of: largest, in: 100) <= 100)
  }

  @Test("gives each count its share of the length, and none more than the whole")
  func lengths() {
    let scale = CountScale(upTo: 10)
    #expect(scale.length(of: 0, in: 200) == 0)
    #expect(scale.length(of: 5, in: 200) == 100)
    #expect(scale.length(of: 10, in: 200) == 200)
    #expect(scale.length(of: 20, in: 200) == 200)
    #expect(scale.length(of: -3, in: 200) == 0)
  }
}
