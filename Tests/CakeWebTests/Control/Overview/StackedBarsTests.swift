import Testing

@testable import CakeWeb

@Suite("Stacked bars")
struct StackedBarsTests {
  private func bars(_ counts: [[Int]]) -> Drawing {
    StackedBars(
      bars: counts.enumerated().map { index, parts in
        StackedBars.Bar(
          name: "Mon \(index)", hint: "",
          parts: parts.enumerated().map { StackedBars.Part(kind: "part-\($0)", count: $1) })
      }
    ).drawing { "\($0)" }
  }

  @Test("stand on the axis, their parts on each other, in proportion to their counts")
  func geometry() throws {
    let drawing = bars([[3, 1], [0, 2]])
    let axis = try #require(drawing.lines.first { $0.lineKind == "axis" })
    let first = drawing.marks[0].boxes
    #expect(first.map(\.boxKind) == ["part-0", "part-1"])
    #expect(first[0].y + first[0].height == axis.y1)
    #expect(first[1].y + first[1].height == first[0].y)
    #expect(abs(first[0].height - 3 * first[1].height) < 0.2)
    // What counts nothing is not drawn.
    #expect(drawing.marks[1].boxes.map(\.boxKind) == ["part-1"])
    #expect(drawing.marks[1].boxes[0].y + drawing.marks[1].boxes[0].height == axis.y1)
  }

  @Test(
    "of nothing are an empty scale",
    arguments: [[[Int]](), [[]], [[0, 0]], Array(repeating: [0], count: 90)])
  func nothing(_ counts: [[Int]]) {
    let drawing = bars(counts)
    #expect(drawing.marks.allSatisfy { $0.boxes.isEmpty })
    #expect(drawing.lines.count == 2)
  }

  @Test("stay within the drawing, beside each other", arguments: [1, 7, 30, 90, 366])
  func within(_ count: Int) {
    let drawing = bars((0..<count).map { [$0, 2 * $0 + 1] })
    let boxes = drawing.marks.flatMap(\.boxes)
    #expect(boxes.allSatisfy { $0.x >= 0 && $0.x + $0.width <= drawing.drawingWidth })
    #expect(boxes.allSatisfy { $0.y >= 0 && $0.y + $0.height <= drawing.drawingHeight })
    for (left, right) in zip(drawing.marks, drawing.marks.dropFirst()) {
      guard let one = left.boxes.first, let other = right.boxes.first else { continue }
      #expect(one.x + one.width <= other.x + 0.11)
    }
  }

  @Test("are named as far as there is room, the last one always", arguments: [1, 7, 30, 90, 366])
  func names(_ count: Int) throws {
    let drawing = bars((0..<count).map { [$0] })
    let names = drawing.labels.filter { $0.y > 200 && $0.label.hasPrefix("Mon") }
    #expect(names.last?.label == "Mon \(count - 1)")
    // Letters are about seven units wide.
    func span(_ name: Drawing.Label) -> ClosedRange<Double> {
      let length = 7 * Double(name.label.count)
      let start = name.anchor == "end" ? name.x - length : name.x - length / 2
      return start...start + length
    }
    #expect(names.allSatisfy { span($0).lowerBound >= 0 && span($0).upperBound <= drawing.drawingWidth })
    for (left, right) in zip(names, names.dropFirst()) {
      #expect(span(left).upperBound + 3 < span(right).lowerBound)
    }
  }

  @Test("hold huge numbers")
  func huge() {
    let drawing = bars([[.max, .max], [1]])
    let boxes = drawing.marks.flatMap(\.boxes)
    #expect(boxes.allSatisfy { $0.y >= 0 && $0.height >= 0 })
    #expect(drawing.lines.allSatisfy { $0.x1 > 0 && $0.x1 < $0.x2 })
  }
}
