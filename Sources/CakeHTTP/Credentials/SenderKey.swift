import CakeOrdering
import Crypto
import NetworkAddress

/// Makes of a client's address what is kept with the orders that come from it: HMAC-SHA256 (RFC 2104), cut to 16 bytes,
/// under a key that is derived from a secret of the shop's and used for nothing else.
///
/// An IPv4 address has so few values that a digest without a key would tell it to whoever tries them all. Whoever
/// replaces the secret no longer finds together what came before and after.
public struct SenderKey: Sendable {
  private let key: SymmetricKey

  /// A key of its own, derived from a secret.
  public init(secret: String) {
    let code = HMAC<SHA256>.authenticationCode(
      for: Array("cake-ordering sender 1".utf8), using: SymmetricKey(data: Array(secret.utf8)))
    key = SymmetricKey(data: code)
  }

  /// The digest of an address, or of its IPv6 network of 64 bits.
  func digest(of address: IPAddress) -> SenderDigest {
    let text = Array(address.household.description.utf8)
    return SenderDigest(bytes: Array(HMAC<SHA256>.authenticationCode(for: text, using: key).prefix(16)))
  }
}
