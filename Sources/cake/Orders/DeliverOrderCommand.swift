import ArgumentParser
import JSONText

/// `cake orders deliver`: an order is in the customer's hands.
struct DeliverOrderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliver",
    abstract: "Report an order delivered (the company that was asked; for pickup its producer).",
    discussion: """
      Example:
        cake orders deliver K7Q2-M4XN --received-by "a neighbour" \\
          --review 5 --comment "Easy to find."
      """)

  @Argument(help: "The order's id or number.")
  var order: OrderArgument
  @Option(name: .long, help: ArgumentHelp("When; now by default.", valueName: "rfc-3339 time"))
  var at: String?
  @Option(name: .long, help: "Who took it.")
  var receivedBy: String?
  @Option(name: .long, help: "How it went, from 1 to 5.")
  var review: Int?
  @Option(name: .long, help: "How it went, in words.")
  var comment: String?
  @OptionGroup var client: ClientOptions

  func run() async throws {
    try await client.act(on: order, "/delivery") { json in
      json.member("deliveredAt", ifPresent: at)
      json.member("receivedBy", ifPresent: receivedBy)
      json.member("review", ifPresent: review)
      json.member("comment", ifPresent: comment)
    }
  }
}
