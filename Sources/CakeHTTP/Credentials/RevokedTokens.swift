import CakeOrdering
import Synchronization

/// Knows which staff tokens were revoked, without asking the store each time.
///
/// What was read is used for half a minute; then whoever comes next has it read anew, once for all who come meanwhile.
/// While the store cannot be read the last answer holds until it is a minute old, after which no token is good: a
/// revocation acts within a minute (section 6 of the contract), whatever happens.
final class RevokedTokens: Sendable {
  private struct State {
    var ids: Set<String> = []
    var readAt: Timestamp?
    var isReading = false
    /// Revoked here since the last reading began, which may have come too early to see it.
    var added: Set<String> = []
  }

  private static let fresh = Duration.seconds(30)
  private static let tolerable = Duration.seconds(60)
  private let registry: any TokenRegistry
  private let flight = SingleFlight<Set<String>, StoreError>()
  private let state = Mutex(State())

  init(registry: any TokenRegistry) {
    self.registry = registry
  }

  /// Revokes a token; here it acts at once.
  ///
  /// - Returns: Whether there was such a token.
  /// - Throws: ``OrderingError/unavailable(retryAfter:reason:)`` if that cannot be kept.
  func revoke(_ id: String, at now: Timestamp) async throws(OrderingError) -> Bool {
    let wasThere: Bool
    do {
      wasThere = try await registry.revoke(id, at: now)
    } catch {
      throw .unavailable(retryAfter: .seconds(1), reason: "a token cannot be revoked: \(error)")
    }
    state.withLock { state in
      state.ids.insert(id)
      state.added.insert(id)
    }
    return wasThere
  }

  /// All tokens that have not expired, the newest first.
  ///
  /// - Throws: ``OrderingError/unavailable(retryAfter:reason:)`` if they cannot be read.
  func tokens(at now: Timestamp) async throws(OrderingError) -> [IssuedToken] {
    do {
      return try await registry.tokens(at: now)
    } catch {
      throw .unavailable(retryAfter: .seconds(1), reason: "issued tokens cannot be read: \(error)")
    }
  }

  /// Whether a token was revoked.
  ///
  /// - Throws: ``OrderingError/unavailable(retryAfter:reason:)`` if nobody can tell.
  func contains(_ id: String, at now: Timestamp) async throws(OrderingError) -> Bool {
    let (known, mustRead) = state.withLock { state -> (Bool?, Bool) in
      let age = state.readAt.map { now.since($0) }
      let isTolerable = age.map { $0 >= .zero && $0 < Self.tolerable } ?? false
      let isFresh = age.map { $0 >= .zero && $0 < Self.fresh } ?? false
      // The others need not wait as long as they have something to go by.
      return (isTolerable ? state.ids.contains(id) : nil, !isFresh && !(isTolerable && state.isReading))
    }
    if let known, !mustRead { return known }
    do {
      return try await flight { [self] () async throws(StoreError) in try await read(at: now) }.contains(id)
    } catch {
      if let known { return known }
      throw .unavailable(retryAfter: .seconds(1), reason: "revoked tokens cannot be read: \(error)")
    }
  }

  private func read(at now: Timestamp) async throws(StoreError) -> Set<String> {
    state.withLock { state in
      state.isReading = true
      state.added = []
    }
    defer { state.withLock { $0.isReading = false } }
    let found = try await registry.revokedTokens(at: now)
    return state.withLock { state in
      state.ids = found.union(state.added)
      state.readAt = now
      return state.ids
    }
  }
}
