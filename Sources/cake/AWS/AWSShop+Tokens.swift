import CakeAWS
import CakeHTTP
import CakeOrdering
import CakeOutbound

extension AWSShop {
  /// Who tells staff by their tokens. The key is looked at now, so that a wrong one is known at the start, and again
  /// from time to time, so that it can be replaced.
  ///
  /// - Throws: ``CommandFailure`` if there is no usable key.
  func staffTokens() async throws(CommandFailure) -> StaffTokens {
    guard let key = settings.tokenKey else { return try await open.staffTokens() }
    let secrets = ParameterStoreSecrets(client: client, others: LocalSecrets(), clock: clock)
    let pem: String
    do {
      pem = try await key.pem(secrets)
    } catch {
      throw CommandFailure("The key of staff tokens cannot be read: \(error.reason)")
    }
    do {
      _ = try await StaffTokens(publicKey: pem, shop: calendar.shop, registry: backend, clock: clock)
    } catch {
      throw CommandFailure("CAKE_TOKEN_KEY is no P-256 public key in PEM.")
    }
    return StaffTokens(
      publicKeyFrom: { () async throws(SecretError) in try await key.pem(secrets) }, shop: calendar.shop,
      registry: backend, clock: clock)
  }
}
