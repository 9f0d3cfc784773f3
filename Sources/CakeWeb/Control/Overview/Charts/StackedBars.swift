/// A bar for each day or other thing, made of parts that stand upon each other.
struct StackedBars: Sendable {
  /// A part of a bar: how it is painted, and how many it counts.
  struct Part: Sendable {
    var kind: String
    var count: Int
  }

  /// A bar with its parts, the lowest first.
  struct Bar: Sendable {
    /// What is written below, where there is room.
    var name: String
    /// What it says to whoever points at it.
    var hint: String
    var parts: [Part]

    /// All parts together; as much as a number can hold, if they are more.
    var total: Int {
      parts.reduce(0) { sum, part in
        let (total, isTooLarge) = sum.addingReportingOverflow(max(0, part.count))
        return isTooLarge ? .max : total
      }
    }
  }

  let bars: [Bar]

  /// How high the highest bar may be.
  private static let height = 190.0
  /// How much room a name below takes, for each of its letters where the font is a wide one, and beside it.
  private static let letter = 7.0
  private static let space = 8.0

  /// Draws the bars.
  ///
  /// - Parameter number: How a number is written.
  func drawing(_ number: (Int) -> String) -> Drawing {
    let scale = CountScale(upTo: bars.map(\.total).max() ?? 0)
    let labels = scale.ticks.map(number)
    let area = PlotArea(height: Self.height, scaleLabels: labels)
    var drawing = area.drawing(scale, labels)
    let every = namesEvery(area)
    for (index, bar) in bars.enumerated() {
      let (x, width) = area.column(index, of: bars.count, gap: bars.count > 45 ? 0.15 : 0.3)
      drawing.marks.append(Drawing.Mark(hint: bar.hint, boxes: boxes(bar, x, width, scale, area)))
      // The last bar is always named, and the others from there.
      if (bars.count - 1 - index) % every == 0 {
        drawing.labels.append(name(bar, (x + width / 2).toTenths, area))
      }
    }
    return drawing
  }

  private func boxes(_ bar: Bar, _ x: Double, _ width: Double, _ scale: CountScale, _ area: PlotArea)
    -> [Drawing.Box]
  {
    var below = 0
    var boxes: [Drawing.Box] = []
    for part in bar.parts where part.count > 0 {
      let (sum, isTooLarge) = below.addingReportingOverflow(part.count)
      let above = isTooLarge ? Int.max : sum
      let foot = scale.length(of: below, in: area.height)
      let head = scale.length(of: above, in: area.height)
      boxes.append(
        Drawing.Box(
          boxKind: part.kind, x: x, y: (area.bottom - head).toTenths, width: width,
          height: (head - foot).toTenths))
      below = above
    }
    return boxes
  }

  /// The name below a bar, which must not stick out of the drawing.
  private func name(_ bar: Bar, _ middle: Double, _ area: PlotArea) -> Drawing.Label {
    let isAtTheEdge = middle + Double(bar.name.count) * Self.letter / 2 > PlotArea.drawingWidth
    return Drawing.Label(
      anchor: isAtTheEdge ? "end" : "middle", x: isAtTheEdge ? PlotArea.drawingWidth : middle,
      y: area.bottom + 18, label: bar.name)
  }

  /// Every how many bars there is room for a name.
  private func namesEvery(_ area: PlotArea) -> Int {
    let longest = bars.map(\.name.count).max() ?? 0
    let pitch = area.width / Double(max(bars.count, 1))
    let length = Double(longest) * Self.letter
    // The last name is moved to the left by as much as it would stick out.
    let moved = max(0, length / 2 - pitch / 2 - (PlotArea.drawingWidth - area.right))
    return max(1, Int(((length + moved + Self.space) / pitch).rounded(.up)))
  }
}
