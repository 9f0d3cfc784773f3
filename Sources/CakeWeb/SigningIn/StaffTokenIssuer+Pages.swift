import CakeHTTP
import CakeOrdering

extension StaffTokenIssuer {
  /// Makes a token that is accepted here.
  ///
  /// - Throws: ``OrderingError/notFound`` for somebody whom the shop file does not have,
  ///   ``OrderingError/unavailable(retryAfter:reason:)`` if it cannot be kept, or nobody would accept it.
  func issue(_ party: Party, lifetime: Duration, origin: Origin = .command, at front: FrontDesk)
    async throws(OrderingError) -> (text: String, token: IssuedToken)
  {
    let text: String
    do {
      text = try await issue(party.role, subject: party.subject ?? "", lifetime: lifetime, origin: origin)
        .token
    } catch let error as StoreError {
      throw .unavailable(retryAfter: .seconds(1), reason: error.reason)
    } catch is Refusal {
      throw .notFound
    } catch {
      throw .unavailable(retryAfter: .seconds(60), reason: "a token cannot be signed: \(type(of: error))")
    }
    // Looked at as any other: a key that nobody accepts would let nobody in.
    guard let token = try await front.doorkeeper.tokens.issued(text) else {
      throw .unavailable(
        retryAfter: .seconds(60), reason: "the signing key is not the one that tokens are verified by")
    }
    return (text, token)
  }
}
