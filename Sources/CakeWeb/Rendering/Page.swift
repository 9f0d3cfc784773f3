/// What a page shows, ready to be filled into its template: every text is final, nothing is decided there.
protocol Page: Sendable {
  /// The template's name.
  static var template: String { get }
  /// What stands in the browser's title.
  var title: String { get }
  /// How wide it may get: nil, `wide` or `narrow`.
  var width: String? { get }
  /// Whether search engines may show it: what only one person should see is none of their business, even where
  /// somebody has posted its address.
  static var isFindable: Bool { get }
}

extension Page {
  var width: String? { nil }
  static var isFindable: Bool { false }
}
