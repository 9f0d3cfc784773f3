import ArgumentParser
import JSONText

/// `cake orders assign`: the operator gives an order to another producer.
struct AssignOrderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Give an order to another producer (operators).",
    discussion: """
      Both producers are told.

      Example:
        cake orders assign K7Q2-M4XN --producer little-oven
      """)

  @Argument(help: "The order's id or number.")
  var order: OrderArgument
  @Option(name: .long, help: "The producer's id in the shop file.")
  var producer: String
  @OptionGroup var client: ClientOptions

  func run() async throws {
    try await client.act(on: order, "/assignment") { $0.member("producerId", producer) }
  }
}
