import CakeOrdering

extension OrderingError {
  /// What a port answers, its errors as those that pages know.
  static func asking<Value: Sendable>(_ body: () async throws(StoreError) -> Value)
    async throws(OrderingError)
    -> Value
  {
    do {
      return try await body()
    } catch {
      throw OrderingError(error)
    }
  }
}
