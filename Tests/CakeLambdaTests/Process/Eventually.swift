import Testing

/// Waits until something is the case, for at most a minute.
func eventually(
  _ isTrue: @Sendable () async throws -> Bool, sourceLocation: SourceLocation = #_sourceLocation
) async throws {
  let deadline = ContinuousClock.now + .seconds(60)
  while try await !isTrue() {
    try #require(ContinuousClock.now < deadline, "It never came true.", sourceLocation: sourceLocation)
    try await Task.sleep(for: .milliseconds(2))
  }
}
