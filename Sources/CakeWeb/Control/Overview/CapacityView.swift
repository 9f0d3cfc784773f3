/// How much of the next days is taken: a strip for each producer, all numbers as a table.
struct CapacityView: Sendable {
  /// A producer's strip.
  struct Strip: Sendable {
    var producerName: String
    var about: String
    var drawing: Drawing
  }

  var strips: [Strip]
  var table: NumberTable
}
