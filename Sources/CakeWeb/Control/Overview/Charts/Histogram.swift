/// How often there was which size: columns side by side, with the sizes between them.
struct Histogram: Sendable {
  /// How many there are of each size.
  var counts: [Int]
  /// What is written where a column begins, and where the last one ends: one more than columns.
  var edges: [String]
  /// What is larger than all columns show, and how it is written; nil if nothing is.
  var beyond: (count: Int, name: String)?
  /// What each column says to whoever points at it, that beyond included.
  var hints: [String]

  private static let height = 150.0

  /// Draws the columns.
  ///
  /// - Parameter number: How a number is written.
  func drawing(_ number: (Int) -> String) -> Drawing {
    let all = counts + (beyond.map { [$0.count] } ?? [])
    let scale = CountScale(upTo: all.max() ?? 0)
    let labels = scale.ticks.map(number)
    let area = PlotArea(height: Self.height, scaleLabels: labels)
    var drawing = area.drawing(scale, labels)
    for (index, count) in all.enumerated() {
      let (x, width) = area.column(index, of: all.count, gap: 0.06)
      let length = scale.length(of: count, in: area.height)
      let isBeyond = index >= counts.count
      let box = Drawing.Box(
        boxKind: isBeyond ? "plain-4" : "plain-2", x: x, y: (area.bottom - length).toTenths, width: width,
        height: length)
      drawing.marks.append(
        Drawing.Mark(hint: index < hints.count ? hints[index] : "", boxes: count > 0 ? [box] : []))
      if count > 0 {
        drawing.labels.append(
          Drawing.Label(
            anchor: "middle", x: (x + width / 2).toTenths, y: (area.bottom - length - 5).toTenths,
            label: number(count), isStrong: true))
      }
    }
    drawing.labels += edgeLabels(area, columns: all.count)
    return drawing
  }

  private func edgeLabels(_ area: PlotArea, columns: Int) -> [Drawing.Label] {
    let pitch = area.width / Double(max(columns, 1))
    // Where the last step ends says the column beyond it.
    var labels = edges.enumerated().dropLast(beyond == nil ? 0 : 1).map { index, edge in
      Drawing.Label(
        anchor: index == columns ? "end" : "middle", x: (area.left + pitch * Double(index)).toTenths,
        y: area.bottom + 18, label: edge)
    }
    if let beyond {
      labels.append(
        Drawing.Label(
          anchor: "end", x: PlotArea.drawingWidth, y: area.bottom + 18, label: beyond.name))
    }
    return labels
  }
}
