import Mustache

/// A text that templates of long lists fill in.
///
/// The engine asks a value of any other type for half a dozen ways in which it might want to be shown, before it shows
/// it; this one answers the first. It is escaped like all others.
struct PageText: Sendable, MustacheCustomRenderable {
  let renderText: String
  let isNull = false

  init(_ text: String) {
    renderText = text
  }

  init?(_ text: String?) {
    guard let text else { return nil }
    renderText = text
  }
}
