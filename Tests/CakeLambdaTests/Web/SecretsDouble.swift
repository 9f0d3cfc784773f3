import CakeOrdering
import Synchronization

/// A place for one secret, which can be missing.
final class SecretsDouble: SecretSource {
  private let state: Mutex<(result: Result<String, SecretError>, reads: Int)>

  init(_ result: Result<String, SecretError>) {
    state = Mutex((result, 0))
  }

  /// How often it was asked for.
  var reads: Int { state.withLock { $0.reads } }

  /// Puts something else there.
  func put(_ result: Result<String, SecretError>) {
    state.withLock { $0.result = result }
  }

  func secret(_ reference: SecretReference) async throws(SecretError) -> String {
    let result = state.withLock { state in
      state.reads += 1
      return state.result
    }
    return try result.get()
  }
}
