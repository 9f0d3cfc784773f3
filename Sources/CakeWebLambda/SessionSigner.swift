import CakeHTTP
import CakeOrdering
import Logging

/// Signs the tokens of staff who sign in by a link, with a private key that is kept elsewhere.
///
/// The key may be missing: then nobody signs in by a link, until somebody puts it there.
actor SessionSigner {
  private let key: SecretReference
  private let secrets: any SecretSource
  private let shop: Shop
  private let registry: any TokenRegistry
  private let clock: any WallClock
  private let random: any RandomSource
  private let logger: Logger
  private var missingUntil: Timestamp?

  /// How long a key that was missing is not looked for again.
  static let pause = Duration.seconds(60)

  init(
    key: SecretReference, secrets: any SecretSource, shop: Shop, registry: any TokenRegistry,
    clock: any WallClock, random: any RandomSource, logger: Logger
  ) {
    self.key = key
    self.secrets = secrets
    self.shop = shop
    self.registry = registry
    self.clock = clock
    self.random = random
    self.logger = logger
  }

  /// Makes tokens with the key as it is now; nil while there is none that can be used.
  func issuer() async -> StaffTokenIssuer? {
    if let missingUntil, clock.now() < missingUntil { return nil }
    do {
      let pem = try await secrets.secret(key)
      return try await StaffTokenIssuer(
        privateKey: pem, shop: shop, registry: registry, clock: clock, random: random)
    } catch SecretError.missing {
      missingUntil = clock.now().adding(Self.pause)
      logger.info("Nobody signs in by email: there is no signing key")
    } catch let error as SecretError {
      logger.error("The signing key cannot be had", metadata: ["reason": "\(error.reason)"])
    } catch {
      // Its text may hold anything.
      logger.error("The signing key is no P-256 private key in PEM")
    }
    return nil
  }
}
