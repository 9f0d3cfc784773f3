/// Numbers of things as people say them.
enum CountText {
  /// `1 cake`, `2 cakes`.
  static func text(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}
