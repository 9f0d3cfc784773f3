/// A number that says how things stand.
struct FigureView: Sendable {
  var value: String
  var figureName: String
  /// Where to look closer; nil for nowhere.
  var figureURL: String?
  /// Whether it needs somebody.
  var isBad = false
  /// Said by those for whom colours mean nothing.
  var icon: String?
}
