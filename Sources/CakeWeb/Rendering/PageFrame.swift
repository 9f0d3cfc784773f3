import CakeLanguages

/// What stands around every page.
struct PageFrame: Sendable {
  /// A way to another page.
  struct Link: Sendable {
    var url: String
    var text: String
    var icon: String?
    var count: Int?
    var isCurrent: Bool
  }

  /// A language to choose.
  struct Choice: Sendable {
    var tag: String
    var name: String
    var isCurrent: Bool
  }

  /// The files that every page loads.
  struct Files: Sendable {
    var style: String
    /// What the pages behind the counter have besides; nil on those of customers.
    var staffStyle: String?
    var script: String
    var icons: String
    var favicon: String
  }

  var title: String
  var width: String?
  var shop: String
  var address: String
  var path: String
  var language: String
  var preference: LanguagePreference
  var formToken: String
  var links: [Link]
  var languages: [Choice]
  var signedIn: Bool
  /// How many seconds boards wait until they ask for news again.
  var boardPause: Int
  /// The ways to a demo's own pages; nil where there is no demo.
  var demo: DemoLinks?
  var assets: Files
}
