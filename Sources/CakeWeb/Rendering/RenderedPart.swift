import Mustache

/// A part of a page that the template engine has rendered, and escaped, before: the page takes it as it is.
struct RenderedPart: Sendable, MustacheCustomRenderable {
  let renderText: String
  let isNull = false

  init(_ html: String) {
    renderText = html
  }
}
