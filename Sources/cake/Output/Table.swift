/// Rows under headings, in columns as wide as what stands in them.
struct Table {
  /// A column's heading, and on which side its cells stand.
  struct Column {
    let heading: String
    let isRight: Bool

    static func left(_ heading: String) -> Column { Column(heading: heading, isRight: false) }
    static func right(_ heading: String) -> Column { Column(heading: heading, isRight: true) }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row; cells that are missing are empty, and what would break a line is made a space.
  mutating func add(_ cells: [String?]) {
    rows.append(
      columns.indices.map { index in
        index < cells.count ? cells[index]?.singleLine ?? "" : ""
      })
  }

  /// The headings and the rows, two spaces between columns and none at the ends of lines.
  var text: String {
    let all = [columns.map(\.heading)] + rows
    let widths = columns.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { line($0, widths) }.joined(separator: "\n")
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      if index > 0 { line += "  " }
      let space = String(repeating: " ", count: widths[index] - cell.count)
      line += columns[index].isRight ? space + cell : cell + space
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
