import CakeOrdering
import Synchronization

/// The public key that staff tokens are verified by.
final class VerifyingKey: Sendable {
  private let source: @Sendable () async throws(SecretError) -> String
  private let latest: Mutex<(pem: String, verifier: TokenVerifier)?>

  /// A key that is there from the start.
  init(pem: String) async throws {
    source = { () async throws(SecretError) in pem }
    latest = Mutex((pem, try await TokenVerifier(publicKey: pem)))
  }

  /// A key that is read when the first token comes, and used as it then is, so that it can be replaced.
  init(source: @escaping @Sendable () async throws(SecretError) -> String) {
    self.source = source
    latest = Mutex(nil)
  }

  /// Whether it was read at least once.
  var isRead: Bool { latest.withLock { $0 != nil } }

  /// Who verifies by the key as it is now.
  ///
  /// - Throws: ``OrderingError/unavailable(retryAfter:reason:)`` if it cannot be read.
  func verifier() async throws(OrderingError) -> TokenVerifier {
    let pem: String
    do {
      pem = try await source()
    } catch {
      throw .unavailable(retryAfter: .seconds(1), reason: "the key of staff tokens: \(error.reason)")
    }
    if let known = latest.withLock({ $0?.pem == pem ? $0?.verifier : nil }) { return known }
    let verifier: TokenVerifier
    do {
      verifier = try await TokenVerifier(publicKey: pem)
    } catch {
      throw .unavailable(
        retryAfter: .seconds(60), reason: "the key of staff tokens is no P-256 public key in PEM")
    }
    latest.withLock { $0 = (pem, verifier) }
    return verifier
  }
}
