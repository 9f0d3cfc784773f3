import CakeOrdering
import JSONText

extension [Fault] {
  /// What was wrong with the form of a body, for a use case to report along with the rest.
  init(_ faults: [JSONFault]) {
    self = faults.map { Fault($0.pointer, $0.detail) }
  }
}
