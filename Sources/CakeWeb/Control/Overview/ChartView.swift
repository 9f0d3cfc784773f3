/// A chart on its page, for the template `chart`: the drawing, what it says in words, and its numbers as a table.
struct ChartView: Sendable {
  /// How a part is painted and what it means.
  struct Key: Sendable {
    var paint: String
    var keyName: String
  }

  var chartID: String
  var caption: String
  /// What the chart says, in a sentence.
  var about: String
  var drawing: Drawing
  /// What stands below the drawing.
  var axisName: String?
  /// Whether its right end is what one wants to see first, where there is no room for all of it.
  var beginsAtEnd = false
  var legend: [Key] = []
  var hasLegend = false
  var table: NumberTable
}
