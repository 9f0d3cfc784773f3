import CakeOrdering

/// The faults that a request is refused for, by their pointers; empty if it is not refused for any.
func faults(_ body: () async throws -> Void) async throws -> [String: String] {
  do {
    try await body()
    return [:]
  } catch OrderingError.invalid(let faults) {
    return Dictionary(uniqueKeysWithValues: faults.map { ($0.pointer, $0.detail) })
  }
}
