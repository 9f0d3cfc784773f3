public import CakeOrdering

/// What everything must do that keeps how the delivery companies are doing.
public struct DeliveryCompanyStatesContract: Sendable {
  /// Makes states that know of no company yet, lets a check use them, and tidies up.
  public typealias Provider =
    @Sendable (_ use: @Sendable (any DeliveryCompanyStates) async throws -> Void) async throws -> Void

  private let withStates: Provider

  /// The contract for the states of a provider.
  public init(_ withStates: @escaping Provider) {
    self.withStates = withStates
  }

  /// Everything that is checked, each with states of its own.
  public var checks: [ContractCheck] {
    [
      check("Nothing is known of a company that never answered") { states in
        try expect("the states", try await states.deliveryCompanyStates(), is: [:])
      },
      check("A company's latest answer is kept, and each company's its own") { states in
        let now = ManualClock.start
        try await states.recordAnswer("503", from: "radkurier", at: now)
        try await states.recordAnswer("200", from: "radkurier", at: now.adding(.milliseconds(1500)))
        try await states.recordAnswer("timeout", from: "swift-wheels", at: now)
        try expect(
          "the states", try await states.deliveryCompanyStates(),
          is: [
            "radkurier": DeliveryCompanyState(
              id: "radkurier", lastAnswerAt: now.adding(.milliseconds(1500)), lastAnswer: "200"),
            "swift-wheels": DeliveryCompanyState(
              id: "swift-wheels", lastAnswerAt: now, lastAnswer: "timeout"),
          ])
      },
      check("A disabled company stays disabled since when it was, whatever it answers, until it is enabled") {
        states in
        let now = ManualClock.start
        try await states.disable("radkurier", at: now)
        try await states.disable("radkurier", at: now.adding(.seconds(60)))
        try await states.recordAnswer("200", from: "radkurier", at: now.adding(.seconds(61)))
        let disabled = try await states.deliveryCompanyStates()["radkurier"]
        try expect("when it was disabled", disabled?.disabledAt, is: now)
        try expect("the answer", disabled?.lastAnswer, is: "200")
        try await states.enable("radkurier")
        let enabled = try await states.deliveryCompanyStates()["radkurier"]
        try expect("whether it is enabled", enabled?.isEnabled, is: true)
        try expect("the answer", enabled?.lastAnswer, is: "200")
      },
      check("Enabling a company of which nothing is known does no harm") { states in
        try await states.enable("radkurier")
        let state = try await states.deliveryCompanyStates()["radkurier"]
        try expect("whether it is enabled", state?.isEnabled ?? true, is: true)
      },
    ]
  }

  private func check(
    _ name: String, _ body: @escaping @Sendable (any DeliveryCompanyStates) async throws -> Void
  ) -> ContractCheck {
    ContractCheck(name) { [withStates] in try await withStates(body) }
  }
}
