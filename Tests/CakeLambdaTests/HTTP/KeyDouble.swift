import AWSClient
import CakeHTTP
import CakeOrdering
import Synchronization

/// A key pair whose public half is somewhere else, as in the Parameter Store.
final class KeyDouble: Sendable {
  private struct State {
    var privateKey = SigningKey.generate()
    var reads = 0
    var deadline: ContinuousClock.Instant?
    var failure: SecretError?
  }

  private let state = Mutex(State())

  var privateKey: String { state.withLock { $0.privateKey } }
  /// How often it was asked for.
  var reads: Int { state.withLock { $0.reads } }

  /// By when calls had to be done when it was last asked for.
  var deadline: ContinuousClock.Instant? { state.withLock { $0.deadline } }

  /// Makes another key take its place.
  func replace() {
    state.withLock { $0.privateKey = SigningKey.generate() }
  }

  /// Makes it unreadable, or readable again.
  func fail(_ failure: SecretError?) {
    state.withLock { $0.failure = failure }
  }

  func read() throws(SecretError) -> String {
    let (key, failure) = state.withLock { state in
      state.reads += 1
      state.deadline = AWSDeadline.current
      return (state.privateKey, state.failure)
    }
    if let failure { throw failure }
    do {
      return try SigningKey.publicKey(ofPrivateKey: key)
    } catch {
      throw .unreadable("the key double")
    }
  }
}
