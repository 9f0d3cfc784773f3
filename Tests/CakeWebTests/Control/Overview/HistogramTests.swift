import CakeOrdering
import Testing

@testable import CakeWeb

@Suite("A histogram")
struct HistogramTests {
  private func drawing(_ counts: [Int], beyond: Int? = nil) -> Drawing {
    Histogram(
      counts: counts, edges: (0...counts.count).map { "\($0)" }, beyond: beyond.map { ($0, "over") },
      hints: counts.map { "\($0)" } + ["beyond"]
    ).drawing { "\($0)" }
  }

  @Test("has a column for each count, with the count above it, and none where there is nothing")
  func columns() throws {
    let drawing = drawing([2, 0, 4])
    let axis = try #require(drawing.lines.first { $0.lineKind == "axis" })
    #expect(drawing.marks.map(\.boxes.count) == [1, 0, 1])
    let first = try #require(drawing.marks[0].boxes.first)
    let last = try #require(drawing.marks[2].boxes.first)
    #expect(abs(last.height - 2 * first.height) < 0.2)
    #expect(first.y + first.height == axis.y1)
    #expect(drawing.labels.filter(\.isStrong).map(\.label) == ["2", "4"])
  }

  @Test("has the edges between its columns, and what lies beyond them apart")
  func edges() {
    let whole = drawing([1, 1])
    #expect(whole.labels.suffix(3).map(\.label) == ["0", "1", "2"])
    #expect(whole.labels.suffix(3).map(\.anchor) == ["middle", "middle", "end"])
    let more = drawing([1, 1], beyond: 3)
    #expect(more.labels.suffix(3).map(\.label) == ["0", "1", "over"])
    #expect(more.labels.last?.anchor == "end")
    #expect(more.labels.last?.x == more.drawingWidth)
    #expect(more.marks.last?.boxes.first?.boxKind == "plain-4")
    #expect(more.marks.last?.hint == "beyond")
  }

  @Test("of nothing, of one and of very many can be drawn", arguments: [[], [0], [1], [Int.max, 1]])
  func extremes(_ counts: [Int]) {
    let drawing = drawing(counts)
    for box in drawing.marks.flatMap(\.boxes) {
      #expect(box.x >= 0 && box.y >= 0)
      #expect(box.x + box.width <= drawing.drawingWidth)
      #expect(box.y + box.height <= drawing.drawingHeight)
    }
  }
}
