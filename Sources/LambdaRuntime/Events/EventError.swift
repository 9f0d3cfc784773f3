public import JSONText

/// Why an event cannot be read: it is not of the kind that the function is for. Holds nothing of the event.
public enum EventError: Error, Sendable, Equatable {
  /// It is no JSON.
  case notJSON(JSONSyntaxError)
  /// It lacks something, or has something of another type.
  case unexpected([JSONFault])
}

extension EventError: ReportableError {
  /// Where the event differs from what was expected.
  public var report: String {
    switch self {
    case .notJSON(let error):
      "the event is no JSON: \(error)"
    case .unexpected(let faults):
      "the event is of another kind: "
        + faults.map { "\($0.pointer.isEmpty ? "/" : $0.pointer) \($0.detail)" }.joined(separator: ", ")
    }
  }
}
