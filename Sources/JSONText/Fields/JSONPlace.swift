/// Where in a body an array or object stands. Scalars have no place of their own; their field knows the
/// place around it. So a body of scalars is decoded without keeping a single place.
final class JSONPlace: Sendable {
  let parent: JSONPlace?
  let step: JSONStep

  init(parent: JSONPlace?, step: JSONStep) {
    self.parent = parent
    self.step = step
  }

  /// The JSON pointer to this place (RFC 6901).
  var pointer: String {
    var steps: [JSONStep] = []
    var place: JSONPlace? = self
    while let current = place {
      steps.append(current.step)
      place = current.parent
    }
    return steps.reversed().map(\.pointer).joined()
  }
}
