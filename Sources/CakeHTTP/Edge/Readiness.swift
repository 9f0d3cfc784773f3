import CakeOrdering

/// Knows whether orders can be stored. One check serves everybody who asks while it runs and for a second after:
/// it writes to the disk, and anyone may ask as often as they like.
actor Readiness {
  private static let fresh = Duration.seconds(1)
  private let check: @Sendable () async throws(StoreError) -> Void
  private let clock: any WallClock
  private let flight = SingleFlight<Void, StoreError>()
  private var last: (answer: Result<Void, StoreError>, at: Timestamp)?

  init(clock: any WallClock, check: @escaping @Sendable () async throws(StoreError) -> Void) {
    self.clock = clock
    self.check = check
  }

  /// Returns if orders can be stored.
  ///
  /// - Throws: what the check throws.
  func confirm() async throws(StoreError) {
    // A clock that is set back makes an answer old.
    if let (answer, at) = last, (.zero..<Self.fresh).contains(clock.now().since(at)) {
      return try answer.get()
    }
    try await flight { () async throws(StoreError) in try await self.look() }
  }

  /// Checks, and remembers the answer before anybody gets it.
  private func look() async throws(StoreError) {
    do throws(StoreError) {
      try await check()
      last = (.success(()), clock.now())
    } catch {
      last = (.failure(error), clock.now())
      throw error
    }
  }
}
