/// How much of a producer's day is taken.
struct DayLoad: Sendable {
  /// In units of a cake's effort, as ``capacity``.
  var taken: Int
  var capacity: Int

  /// The share that is taken, 0…1; a day without any capacity is full once anything is taken.
  var share: Double {
    capacity > 0 ? min(Double(max(taken, 0)) / Double(capacity), 1) : taken > 0 ? 1 : 0
  }

  /// The share in whole percent.
  var percent: Int { share.wholePercent }

  /// How it is painted: `calm`, `tight` from four fifths, `full`.
  var kind: String { share >= 1 ? "full" : share >= 0.8 ? "tight" : "calm" }
}
