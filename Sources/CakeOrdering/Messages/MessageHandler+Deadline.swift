extension MessageHandler {
  /// Handles a message, and is cancelled when its time is over.
  ///
  /// - Throws: ``HandlingError``; to be tried again if its time was over.
  public func handle(_ message: Message, until deadline: ContinuousClock.Instant) async throws(HandlingError)
  {
    let result = await withTaskGroup(of: Result<Void, HandlingError>?.self) { group in
      group.addTask {
        do throws(HandlingError) {
          try await handle(message)
          return .success(())
        } catch {
          return .failure(error)
        }
      }
      group.addTask {
        try? await Task.sleep(until: deadline)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
    guard let result else {
      throw .temporary(reason: "its time was over before it was handled", retryAfter: nil)
    }
    try result.get()
  }
}
