/// Things with a bar each, one below the other, for the template `bar-list`: names and values are text of the page, so
/// that they stay legible on a phone, and only the bars stretch.
struct BarList: Sendable, Equatable {
  /// A thing with its bar.
  struct Row: Sendable, Equatable {
    var name: String
    var value: String
    /// What is said beside the value.
    var remark: String
    /// How much of the whole length the bar takes, 0…100.
    var percent: Double
    /// How the bar is painted.
    var barKind: String
    /// Whether there is anything to show.
    var hasBar: Bool
  }

  var rows: [Row] = []

  /// Adds a thing.
  ///
  /// - Parameter share: How much of the whole length its bar takes, 0…1; what lies beyond is cut off. Nil where nothing
  ///   is known.
  mutating func add(_ name: String, share: Double?, kind: String, value: String, remark: String) {
    let percent = min(max(share ?? 0, 0), 1) * 100
    rows.append(
      Row(
        name: name, value: value, remark: remark, percent: percent.toTenths, barKind: kind,
        hasBar: share != nil))
  }
}
