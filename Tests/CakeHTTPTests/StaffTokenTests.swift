import CakeHTTP
import CakeOrdering
import CakeTesting
import Crypto
import Foundation
import HTTPTypes
import JSONText
import Synchronization
import Testing

@Suite("Staff tokens")
struct StaffTokenTests {
  private func base64URL(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
      "=", with: "")
  }

  /// A token as anybody could make it, signed with a key.
  private func forge(header: String, claims: String, key: P256.Signing.PrivateKey?) throws -> String {
    let signed = "\(base64URL(header.utf8)).\(base64URL(claims.utf8))"
    let signature = try key.map { base64URL(try $0.signature(for: Data(signed.utf8)).rawRepresentation) }
    return "\(signed).\(signature ?? "")"
  }

  private func claims(
    role: String = "operator", sub: String = "olga", exp: Int64 = ManualClock.start.secondsSinceEpoch + 60
  ) -> String {
    #"{"role":"\#(role)","sub":"\#(sub)","jti":"x","iat":\#(exp - 120),"exp":\#(exp)}"#
  }

  private let es256 = #"{"alg":"ES256","typ":"JWT"}"#

  /// Tokens checked with a key of the test's own.
  private func staff(
    _ key: P256.Signing.PrivateKey, registry: any TokenRegistry, clock: ManualClock = ManualClock()
  )
    async throws -> StaffTokens
  {
    try await StaffTokens(
      publicKey: key.publicKey.pemRepresentation, shop: .example, registry: registry, clock: clock)
  }

  @Test("tell whose they are, by whoever has the public key, whoever made them")
  func verifies() async throws {
    let key = P256.Signing.PrivateKey()
    let staff = try await staff(key, registry: InMemoryBackend())
    let token = try forge(header: es256, claims: claims(), key: key)
    #expect(try await staff.party(of: token) == Party(.operator, "olga"))
    // Once more, from memory.
    #expect(try await staff.party(of: token) == Party(.operator, "olga"))
  }

  @Test("are refused if forged in any of the known ways")
  func refusesForgeries() async throws {
    let key = P256.Signing.PrivateKey()
    let staff = try await staff(key, registry: InMemoryBackend())
    let good = try forge(header: es256, claims: claims(), key: key)
    let parts = good.split(separator: ".").map(String.init)
    let symmetric = HMAC<SHA256>.authenticationCode(
      for: Data("\(base64URL(#"{"alg":"HS256"}"#.utf8)).\(parts[1])".utf8),
      using: SymmetricKey(data: Data(key.publicKey.pemRepresentation.utf8)))
    let forged = [
      try forge(header: #"{"alg":"none"}"#, claims: claims(), key: nil),
      try forge(header: #"{"alg":"None"}"#, claims: claims(), key: key),
      try forge(header: #"{"alg":"HS256"}"#, claims: claims(), key: key),
      "\(base64URL(#"{"alg":"HS256"}"#.utf8)).\(parts[1]).\(base64URL(symmetric))",
      try forge(header: #"{"alg":"ES384"}"#, claims: claims(), key: key),
      try forge(header: #"{"typ":"JWT"}"#, claims: claims(), key: key),
      try forge(header: #"{"alg":"ES256","crit":["x"],"x":1}"#, claims: claims(), key: key),
      try forge(header: es256, claims: claims(), key: P256.Signing.PrivateKey()),
      "\(parts[0]).\(base64URL(claims(sub: "eve").utf8)).\(parts[2])",
      "\(parts[0]).\(parts[1]).", "\(parts[0]).\(parts[1])", "..", "", "\(good).x", good + "A",
      String(repeating: "A", count: 100_000),
    ]
    for token in forged { #expect(try await staff.party(of: token) == nil, "\(token.prefix(80))") }
  }

  @Test(
    "are good for people of the shop file in their own role only",
    arguments: [
      ("operator", "backstube"), ("producer", "olga"), ("producer", "nobody"),
      ("deliveryCompany", "backstube"),
      ("customer", "ada"), ("system", "x"), ("admin", "olga"), ("operator", ""),
    ])
  func knowsStaff(_ role: String, _ subject: String) async throws {
    let key = P256.Signing.PrivateKey()
    let staff = try await staff(key, registry: InMemoryBackend())
    let token = try forge(header: es256, claims: claims(role: role, sub: subject), key: key)
    #expect(try await staff.party(of: token) == nil)
  }

  @Test("end when they say, and need to say when")
  func expire() async throws {
    let key = P256.Signing.PrivateKey()
    let clock = ManualClock()
    let staff = try await staff(key, registry: InMemoryBackend(), clock: clock)
    let token = try forge(header: es256, claims: claims(), key: key)
    #expect(try await staff.party(of: token) != nil)
    clock.advance(by: .seconds(59))
    #expect(try await staff.party(of: token) != nil)
    clock.advance(by: .seconds(1))
    #expect(try await staff.party(of: token) == nil)
    let endless = try forge(
      header: es256, claims: #"{"role":"operator","sub":"olga","jti":"x","iat":1}"#, key: key)
    #expect(try await staff.party(of: endless) == nil)
  }

  @Test("are made for people of the shop file only, and kept track of")
  func issues() async throws {
    let api = try await TestAPI()
    let (token, record) = try await api.issuer.issue(.producer, subject: "backstube", lifetime: .seconds(60))
    #expect(record.expiresAt == ManualClock.start.adding(.seconds(60)))
    #expect(try await api.backend.tokens(at: ManualClock.start).contains(record))
    #expect(try await api.get("/orders", bearer: token).status == 200)
    await #expect(throws: StaffTokenIssuer.Refusal.unknownSubject) {
      try await api.issuer.issue(.operator, subject: "backstube", lifetime: .seconds(60))
    }
    await #expect(throws: StaffTokenIssuer.Refusal.lifetimeTooShort) {
      try await api.issuer.issue(.operator, subject: "olga", lifetime: .zero)
    }
  }

  @Test("are refused over HTTP with 401 and invalid_token, on whatever route looks at them")
  func refusedOverHTTP() async throws {
    let api = try await TestAPI()
    let id = try await api.example.place().order.id
    for path in ["/orders", "/orders/\(id)", "/messages"] {
      for credentials in ["Bearer forged", "Bearer a.b.c", "Basic YTpi", "Bearer", "Bearer a b"] {
        let answer = try await api.send(.get, path, headers: [.authorization: credentials])
        #expect(answer.status == 401)
        #expect(answer.headers[.wwwAuthenticate] == "Bearer error=\"invalid_token\"")
        #expect(answer["type"] == .string("/problems/invalid-token"))
      }
    }
    let token = try #require(api.token(.theOperator))
    #expect(try await api.send(.get, "/orders", headers: [.authorization: "bearer   \(token)"]).status == 200)
  }

  @Test("stop to open anything within a minute after they were revoked")
  func revocation() async throws {
    let api = try await TestAPI()
    let (token, record) = try await api.issuer.issue(
      .producer, subject: "backstube", lifetime: .seconds(9999))
    #expect(try await api.get("/orders", bearer: token).status == 200)
    _ = try await api.backend.revoke(record.id, at: api.example.clock.now())
    api.example.clock.advance(by: .seconds(31))
    #expect(try await api.get("/orders", bearer: token).status == 401)
    #expect(try await api.get("/orders", as: .producer).status == 200)
  }

  @Test("are believed for a minute while revocations cannot be read, and then no more")
  func failsClosed() async throws {
    let key = P256.Signing.PrivateKey()
    let clock = ManualClock()
    let registry = FailingRegistry()
    let staff = try await staff(key, registry: registry, clock: clock)
    let later = claims(exp: ManualClock.start.secondsSinceEpoch + 600)
    let token = try forge(header: es256, claims: later, key: key)
    #expect(try await staff.party(of: token) != nil)
    registry.isBroken.withLock { $0 = true }
    clock.advance(by: .seconds(59))
    #expect(try await staff.party(of: token) != nil)
    clock.advance(by: .seconds(1))
    await #expect(throws: OrderingError.self) { try await staff.party(of: token) }
    registry.isBroken.withLock { $0 = false }
    #expect(try await staff.party(of: token) != nil)
    #expect(registry.reads.withLock { $0 } == 4)
  }
}

/// A registry that can be out of order.
private final class FailingRegistry: TokenRegistry {
  let isBroken = Mutex(false)
  let reads = Mutex(0)

  func record(_ token: IssuedToken) async throws(StoreError) {}
  func tokens(at now: Timestamp) async throws(StoreError) -> [IssuedToken] { [] }
  func revoke(_ id: String, at now: Timestamp) async throws(StoreError) -> Bool { false }

  func revokedTokens(at now: Timestamp) async throws(StoreError) -> Set<String> {
    reads.withLock { $0 += 1 }
    if isBroken.withLock({ $0 }) { throw .unavailable(retryAfter: .seconds(1), reason: "out of order") }
    return []
  }
}
