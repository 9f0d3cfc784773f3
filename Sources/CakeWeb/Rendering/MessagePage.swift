/// A page that says one thing.
struct MessagePage: Page {
  static let template = "message"

  /// Where one can go from there.
  struct Action: Sendable {
    var url: String
    var text: String
  }

  var title: String
  var width: String? = "narrow"
  var icon: String
  var heading: String
  var text: String
  var action: Action?
}
