import ArgumentParser
import JSONText

/// `cake orders review`: the customer says how it was.
struct ReviewOrderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Say how a delivered order was (its customer, once).",
    discussion: """
      Example:
        cake orders review 0193… --tracking-token abcd… \\
          --rating 5 --comment "Gone within minutes!"
      """)

  @Argument(help: "The order's id, or for staff its number.")
  var order: OrderArgument
  @Option(name: .long, help: "From 1 to 5, five being the best.")
  var rating: Int
  @Option(name: .long, help: "In words.")
  var comment: String?
  @OptionGroup var customer: CustomerOptions
  @OptionGroup var client: ClientOptions

  func run() async throws {
    try await client.act(on: order, "/review", as: customer) { json in
      json.member("rating", rating)
      json.member("comment", ifPresent: comment)
    }
  }
}
