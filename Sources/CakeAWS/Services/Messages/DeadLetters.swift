public import CakeOrdering

/// Keeps what was given up where the operator finds it.
public protocol DeadLetters: Sendable {
  /// Keeps a dead letter, durably; one of the same id is replaced.
  func keep(_ letter: DeadLetter) async throws(StoreError)
}
