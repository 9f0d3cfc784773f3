/// Something that is known of an order, with its name.
struct RecordFact: Sendable {
  var label: String
  var value: String
  /// Where one gets by it.
  var link: String?
}
