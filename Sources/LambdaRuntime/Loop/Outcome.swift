/// What came of an invocation.
enum Outcome: Sendable, Equatable {
  /// The handler's answer.
  case answer([UInt8])
  /// What is reported instead.
  case failure(InvocationFailure)
}
