/// Why a function's process ends.
public enum LambdaLoopError: Error, Sendable, Equatable {
  /// The function cannot work; it was reported. The type of the error.
  case initialisation(String)
  /// The Runtime API does not answer, or not as documented.
  case gone(String)
}

extension LambdaLoopError: CustomStringConvertible {
  /// One sentence for the operator.
  public var description: String {
    switch self {
    case .initialisation(let type): "the function could not be set up: \(type)"
    case .gone(let reason): "the Runtime API is gone: \(reason)"
    }
  }
}
