import CakeOrdering
import Synchronization

/// Remembers tokens whose signature was verified, which costs more than all else about a request.
///
/// Whether they have expired or were revoked is not remembered.
final class VerifiedTokens: Sendable {
  private static let limit = 1000
  private let tokens = Mutex<[String: IssuedToken]>([:])

  func token(_ text: String) -> IssuedToken? {
    tokens.withLock { $0[text] }
  }

  func keep(_ text: String, _ token: IssuedToken) {
    tokens.withLock { tokens in
      if tokens.count >= Self.limit { tokens.removeAll(keepingCapacity: true) }
      tokens[text] = token
    }
  }
}
