import CakeLanguages
import CakeOrdering

/// Something that is wrong with an order, and what helps.
struct OrderTrouble: Sendable {
  /// A way to help.
  struct Way: Sendable {
    var url: String
    var wayName: String
  }

  /// `danger` or `warn`.
  var kind: String
  var heading: String
  var explanation: String
  var ways: [Way]
}
