import Mustache

/// What a template sees: the page's own fields, and beside them the texts and the frame.
struct PageContext: MustacheParent {
  let page: any Page
  let fields: [String: Any]

  init(page: any Page, fields: [String: Any]) {
    self.page = page
    var all = fields
    for child in Mirror(reflecting: page).children {
      if let label = child.label { all[label] = Self.unwrapped(child.value) }
    }
    self.fields = all
  }

  func child(named name: String) -> Any? { fields[name] }

  /// The value within an optional; nil if there is none.
  private static func unwrapped(_ value: Any) -> Any? {
    let mirror = Mirror(reflecting: value)
    return mirror.displayStyle == .optional ? mirror.children.first?.value : value
  }
}
