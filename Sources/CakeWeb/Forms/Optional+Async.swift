extension Optional where Wrapped: Sendable {
  /// `flatMap` for whatever has to be waited for.
  func asyncFlatMap<Value: Sendable>(_ body: (Wrapped) async throws -> Value?) async rethrows -> Value? {
    guard let self else { return nil }
    return try await body(self)
  }
}
