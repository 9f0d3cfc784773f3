import CakeHTTP
import CakeOrdering
import CakeTesting
import Logging
import Testing

@testable import CakeWebLambda

@Suite("The key that sessions are signed with")
struct SessionSignerTests {
  private let backend = InMemoryBackend()
  private let example: ExampleShop

  init() {
    example = ExampleShop(ports: StoragePorts(backend))
  }

  private func signer(_ secrets: SecretsDouble) -> SessionSigner {
    SessionSigner(
      key: .parameter("/cake/token-signing-key"), secrets: secrets, shop: example.shop, registry: backend,
      clock: example.clock, random: example.random,
      logger: Logger(label: "signer", factory: { _ in SwiftLogNoOpLogHandler() }))
  }

  @Test("Its tokens are those that its public half verifies, of the key as it is now")
  func tokens() async throws {
    let key = SigningKey.generate()
    let secrets = SecretsDouble(.success(key))
    let issuer = try #require(await signer(secrets).issuer())
    let token = try await issuer.issue(.operator, subject: "olga", lifetime: .seconds(60)).token
    let verifier = try await StaffTokens(
      publicKey: SigningKey.publicKey(ofPrivateKey: key), shop: example.shop, registry: backend,
      clock: example.clock)
    #expect(try await verifier.party(of: token) == Party(.operator, "olga"))
  }

  @Test("Where there is none, nobody signs in by a link, until somebody puts one there")
  func missing() async throws {
    let secrets = SecretsDouble(.failure(.missing("ssm:/cake/token-signing-key")))
    let signer = signer(secrets)
    for _ in 0..<3 { #expect(await signer.issuer() == nil) }
    #expect(secrets.reads == 1)
    secrets.put(.success(SigningKey.generate()))
    #expect(await signer.issuer() == nil)
    example.clock.advance(by: SessionSigner.pause)
    #expect(await signer.issuer() != nil)
  }

  @Test("What is no key, or cannot be had, is none; and is looked for the next time")
  func unusable() async throws {
    let secrets = SecretsDouble(.success("no key"))
    let signer = signer(secrets)
    #expect(await signer.issuer() == nil)
    secrets.put(.failure(.unavailable("ssm:/cake/token-signing-key")))
    #expect(await signer.issuer() == nil)
    secrets.put(.success(SigningKey.generate()))
    #expect(await signer.issuer() != nil)
  }
}
