import ArgumentParser
import JSONText

/// `cake orders fail`: the operator gives an order up.
struct FailOrderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fail",
    abstract: "Give up an order that was baked and cannot be handed over (operators).",
    discussion: """
      The customer is told.

      Example:
        cake orders fail K7Q2-M4XN --reason "The van broke down."
      """)

  @Argument(help: "The order's id or number.")
  var order: OrderArgument
  @Option(name: .long, help: "Why.")
  var reason: String
  @OptionGroup var client: ClientOptions

  func run() async throws {
    try await client.act(on: order, "/failure") { $0.member("reason", reason) }
  }
}
