/// Days side by side, each a vessel filled as far as the day is taken.
struct CapacityStrip: Sendable {
  /// A day.
  struct Day: Sendable {
    /// What is written above: the weekday, and the day of the month.
    var weekday: String
    var dayOfMonth: String
    var load: DayLoad
    var isClosed: Bool
    /// What it says to whoever points at it.
    var hint: String
  }

  let days: [Day]

  /// Where the vessels begin and how high they are.
  private static let top = 36.0
  private static let height = 64.0
  private static let gap = 5.0

  /// Draws the days.
  ///
  /// - Parameter number: How a number is written. Shares are in percent, without the sign: there is no room for it.
  func drawing(_ number: (Int) -> String) -> Drawing {
    var drawing = Drawing(
      drawingWidth: PlotArea.drawingWidth, drawingHeight: Self.top + Self.height + 22)
    let pitch = PlotArea.drawingWidth / Double(max(days.count, 1))
    for (index, day) in days.enumerated() {
      let x = (pitch * Double(index) + Self.gap / 2).toTenths
      let width = (pitch - Self.gap).toTenths
      let middle = (x + width / 2).toTenths
      drawing.marks.append(Drawing.Mark(hint: day.hint, boxes: boxes(day, x, width)))
      drawing.labels.append(Drawing.Label(anchor: "middle", x: middle, y: 12, label: day.weekday))
      drawing.labels.append(
        Drawing.Label(anchor: "middle", x: middle, y: 28, label: day.dayOfMonth, isStrong: true))
      drawing.labels.append(
        Drawing.Label(
          anchor: "middle", x: middle, y: Self.top + Self.height + 16,
          label: day.isClosed && day.load.taken == 0 ? "–" : number(day.load.percent)))
    }
    return drawing
  }

  private func boxes(_ day: Day, _ x: Double, _ width: Double) -> [Drawing.Box] {
    var boxes = [
      Drawing.Box(
        boxKind: day.isClosed ? "closed" : "vessel", x: x, y: Self.top, width: width, height: Self.height)
    ]
    let level = (Self.height * day.load.share).toTenths
    if level > 0 {
      boxes.append(
        Drawing.Box(
          boxKind: day.load.kind, x: x, y: (Self.top + Self.height - level).toTenths, width: width,
          height: level))
    }
    return boxes
  }
}
