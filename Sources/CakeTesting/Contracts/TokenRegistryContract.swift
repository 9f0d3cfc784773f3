public import CakeOrdering

/// What every token registry must do.
public struct TokenRegistryContract: Sendable {
  /// Makes a registry that keeps nothing yet, lets a check use it, and tidies up.
  public typealias Provider =
    @Sendable (_ use: @Sendable (any TokenRegistry) async throws -> Void) async throws -> Void

  private let withRegistry: Provider

  /// The contract for the registries of a provider.
  public init(_ withRegistry: @escaping Provider) {
    self.withRegistry = withRegistry
  }

  /// Everything that is checked, each with a registry of its own.
  public var checks: [ContractCheck] {
    [
      check("Issued tokens are told, the newest first, until they expire") { registry in
        let tokens = (0..<3).map { Self.token($0, lasting: .seconds(100 - $0 * 10)) }
        for index in [1, 0, 2] { try await registry.record(tokens[index]) }
        let start = ManualClock.start
        try expect("the tokens", try await registry.tokens(at: start), is: tokens.reversed())
        try expect(
          "the tokens later", try await registry.tokens(at: start.adding(.seconds(85))),
          is: [tokens[1], tokens[0]])
        try expect(
          "the tokens in the end", try await registry.tokens(at: start.adding(.seconds(100))), is: [])
      },
      check("A revoked token stays revoked since when it was, and is named until it expires") { registry in
        let now = ManualClock.start
        for index in 0..<2 { try await registry.record(Self.token(index, lasting: .seconds(100))) }
        try expect("the revoked", try await registry.revokedTokens(at: now), is: [])
        try expect("whether it was there", try await registry.revoke("token-1", at: now), is: true)
        _ = try await registry.revoke("token-1", at: now.adding(.seconds(5)))
        try expect("the revoked", try await registry.revokedTokens(at: now), is: ["token-1"])
        let found = try await registry.tokens(at: now).first { $0.id == "token-1" }
        try expect("when it was revoked", found?.revokedAt, is: now)
        let other = try await registry.tokens(at: now).first { $0.id == "token-0" }
        try expect("the other one", other?.revokedAt, is: nil)
        try expect(
          "the revoked in the end", try await registry.revokedTokens(at: now.adding(.seconds(101))), is: [])
      },
      check("A token that was never issued cannot be revoked") { registry in
        let now = ManualClock.start
        try expect("whether it was there", try await registry.revoke("token-9", at: now), is: false)
        try expect("the revoked", try await registry.revokedTokens(at: now), is: [])
      },
    ]
  }

  private static func token(_ index: Int, lasting: Duration) -> IssuedToken {
    IssuedToken(
      id: "token-\(index)", party: Party(.producer, "backstube"),
      issuedAt: ManualClock.start.adding(.seconds(index)), expiresAt: ManualClock.start.adding(lasting))
  }

  private func check(_ name: String, _ body: @escaping @Sendable (any TokenRegistry) async throws -> Void)
    -> ContractCheck
  {
    ContractCheck(name) { [withRegistry] in try await withRegistry(body) }
  }
}
