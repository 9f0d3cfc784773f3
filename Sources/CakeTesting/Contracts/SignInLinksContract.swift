public import CakeOrdering

/// What everything must do that keeps sign-in links.
public struct SignInLinksContract: Sendable {
  /// Makes a store that knows of no link yet, lets a check use it, and tidies up.
  public typealias Provider =
    @Sendable (_ use: @Sendable (any SignInLinks) async throws -> Void) async throws -> Void

  private let withLinks: Provider

  /// The contract for the stores of a provider.
  public init(_ withLinks: @escaping Provider) {
    self.withLinks = withLinks
  }

  /// Everything that is checked, each with a store of its own.
  public var checks: [ContractCheck] {
    [
      check("A link is good for its party, once") { links in
        let now = ManualClock.start
        try expect("whether it was kept", try await links.record(Self.link(1)), is: true)
        try expect("another", try await links.record(Self.link(2, "ofenliebe")), is: true)
        try expect("an unknown link", try await links.redeem(Self.digest(9), at: now), is: nil)
        try expect(
          "the first use", try await links.redeem(Self.digest(1), at: now), is: Party(.producer, "backstube"))
        try expect("the second use", try await links.redeem(Self.digest(1), at: now), is: nil)
        try expect(
          "the other link", try await links.redeem(Self.digest(2), at: now), is: Party(.producer, "ofenliebe")
        )
      },
      check("A link ends by itself") { links in
        _ = try await links.record(Self.link(1))
        _ = try await links.record(Self.link(2))
        let end = ManualClock.start.adding(.seconds(900))
        try expect("at its end", try await links.redeem(Self.digest(1), at: end), is: nil)
        let before = end.adding(.milliseconds(-1))
        try expect(
          "just before", try await links.redeem(Self.digest(2), at: before), is: Party(.producer, "backstube")
        )
      },
      check("Of many who use a link at once, one gets in") { links in
        _ = try await links.record(Self.link(1))
        let parties = try await withThrowingTaskGroup(of: Party?.self) { tasks in
          for _ in 0..<8 { tasks.addTask { try await links.redeem(Self.digest(1), at: ManualClock.start) } }
          return try await tasks.reduce(into: [Party]()) { all, party in
            if let party { all.append(party) }
          }
        }
        try expect("who got in", parties, is: [Party(.producer, "backstube")])
      },
      check("A link that is withdrawn opens nothing, and leaves room for another") { links in
        for index in 0..<SignInLink.limitPerHour { _ = try await links.record(Self.link(UInt8(index))) }
        try await links.withdraw(Self.link(0))
        try await links.withdraw(Self.link(0))
        try expect("its use", try await links.redeem(Self.digest(0), at: ManualClock.start), is: nil)
        try expect("another", try await links.record(Self.link(100)), is: true)
        try expect("one more", try await links.record(Self.link(101)), is: false)
      },
      check("A party gets a few links an hour, used or not, whatever the others get") { links in
        for index in 0..<SignInLink.limitPerHour {
          try expect("link \(index)", try await links.record(Self.link(UInt8(index))), is: true)
        }
        _ = try await links.redeem(Self.digest(0), at: ManualClock.start)
        try expect("one more", try await links.record(Self.link(100)), is: false)
        try expect("its use", try await links.redeem(Self.digest(100), at: ManualClock.start), is: nil)
        try expect("somebody else's", try await links.record(Self.link(101, "ofenliebe")), is: true)
        try expect(
          "one an hour later", try await links.record(Self.link(102, after: .seconds(3600))), is: true)
      },
    ]
  }

  private static func digest(_ index: UInt8) -> [UInt8] { Array(repeating: index, count: 32) }

  private static func link(_ index: UInt8, _ producer: ProducerID = "backstube", after: Duration = .zero)
    -> SignInLink
  {
    let now = ManualClock.start.adding(after)
    return SignInLink(
      digest: digest(index), party: Party(.producer, producer), issuedAt: now,
      expiresAt: now.adding(.seconds(900)))
  }

  private func check(_ name: String, _ body: @escaping @Sendable (any SignInLinks) async throws -> Void)
    -> ContractCheck
  {
    ContractCheck(name) { [withLinks] in try await withLinks(body) }
  }
}
