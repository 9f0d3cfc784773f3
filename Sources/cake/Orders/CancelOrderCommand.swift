import ArgumentParser
import JSONText

/// `cake orders cancel`: an order is called off.
struct CancelOrderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "Call an order off (its customer until the cut-off, an operator until it is baked).",
    discussion: """
      Example:
        cake orders cancel 0193… --tracking-token abcd… \\
          --reason "The party moved."
      """)

  @Argument(help: "The order's id, or for staff its number.")
  var order: OrderArgument
  @Option(name: .long, help: "Why.")
  var reason: String?
  @OptionGroup var customer: CustomerOptions
  @OptionGroup var client: ClientOptions

  func run() async throws {
    try await client.act(on: order, "/cancellation", as: customer) { $0.member("reason", ifPresent: reason) }
  }
}
