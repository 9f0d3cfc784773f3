/// Where bars stand: the part of a drawing between the numbers at its left and the words below.
struct PlotArea: Sendable, Equatable {
  let left: Double
  let top: Double
  let width: Double
  let height: Double

  /// How wide drawings are. Their text is twelve units high.
  static let drawingWidth = 520.0
  /// How wide a digit is, about.
  private static let digit = 7.2

  /// The area beside the numbers of a scale.
  init(height: Double, scaleLabels: [String]) {
    let longest = scaleLabels.map(\.count).max() ?? 1
    left = (Double(longest) * Self.digit + 10).rounded(.up)
    top = 20
    width = Self.drawingWidth - left - 4
    self.height = height
  }

  var bottom: Double { top + height }
  var right: Double { left + width }

  /// An empty drawing with the scale: a line and a number for each of its steps.
  func drawing(_ scale: CountScale, _ labels: [String]) -> Drawing {
    var drawing = Drawing(drawingWidth: Self.drawingWidth, drawingHeight: bottom + 26)
    for (tick, label) in zip(scale.ticks, labels) {
      let y = (bottom - scale.length(of: tick, in: height)).toTenths
      drawing.lines.append(
        Drawing.Line(lineKind: tick == 0 ? "axis" : "guide", x1: left, y1: y, x2: right, y2: y))
      drawing.labels.append(Drawing.Label(anchor: "end", x: left - 6, y: y + 4, label: label))
    }
    return drawing
  }

  /// The left edge and the width of one of several columns.
  ///
  /// - Parameter gap: How much of a column is left empty, 0…1.
  func column(_ index: Int, of count: Int, gap: Double) -> (x: Double, width: Double) {
    let pitch = width / Double(max(count, 1))
    return ((left + pitch * (Double(index) + gap / 2)).toTenths, max(pitch * (1 - gap), 0.5).toTenths)
  }
}
