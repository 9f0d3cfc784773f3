/// One flight for what many wait for: whoever asks while an answer is on its way gets that one.
///
/// The work belongs to nobody who waits: whoever asked first may go before it ends.
actor SingleFlight<Value: Sendable, Failure: Error> {
  private var running: Task<Result<Value, Failure>, Never>?

  /// Does the work, or waits for whoever does it already.
  ///
  /// - Throws: What the work threw.
  func callAsFunction(_ work: @escaping @Sendable () async throws(Failure) -> Value) async throws(Failure)
    -> Value
  {
    try await (running ?? begin(work)).value.get()
  }

  private func begin(_ work: @escaping @Sendable () async throws(Failure) -> Value) -> Task<
    Result<Value, Failure>, Never
  > {
    let task = Task {
      defer { running = nil }
      do throws(Failure) {
        return Result<Value, Failure>.success(try await work())
      } catch {
        return .failure(error)
      }
    }
    running = task
    return task
  }
}
