/// Why the Runtime API did not do what it was asked.
enum RuntimeAPIError: Error, Sendable, Equatable {
  /// There is no connection, or it broke.
  case unreachable(String)
  /// It answered a status that is not the documented success.
  case refused(status: Int)
  /// "Container error. Non-recoverable state. Runtime should exit promptly" (`500`), as the documentation has it.
  case broken
  /// It answered something that is no invocation.
  case notAnInvocation

  /// Whether asking again can help.
  var isTemporary: Bool { self != .broken }
}

extension RuntimeAPIError: CustomStringConvertible {
  /// One sentence for the operator.
  var description: String {
    switch self {
    case .unreachable(let reason): "no connection: \(reason)"
    case .refused(let status): "it answered \(status)"
    case .broken: "it answered 500, after which a runtime has to end"
    case .notAnInvocation: "it answered without the id or the deadline of an invocation"
    }
  }
}
