/// The numbers of a chart, for the template `number-table`: they can be read aloud and copied.
struct NumberTable: Sendable, Equatable {
  /// A row of the table.
  struct Row: Sendable, Equatable {
    var rowName: String
    var cells: [String]
  }

  /// What the numbers are of.
  var tableName: String
  /// The heads of the columns, that of the rows' names first.
  var columns: [String]
  var rows: [Row] = []
}
