import ArgumentParser
import JSONText

/// `cake orders fulfill`: the producer reports an order baked.
struct FulfillOrderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fulfill",
    abstract: "Report an order baked (its producer, or an operator).",
    discussion: """
      An order that avoids allergens is fulfilled only with --allergens-checked.

      Example:
        cake orders fulfill K7Q2-M4XN --allergens-checked
      """)

  @Argument(help: "The order's id or number.")
  var order: OrderArgument
  @Flag(name: .long, help: "The allergies the customer declared were checked.")
  var allergensChecked = false
  @Option(name: .long, help: "Anything the shop should know.")
  var note: String?
  @Option(name: .long, help: "The delivery company to ask instead of the first enabled one.")
  var deliveryCompany: String?
  @OptionGroup var client: ClientOptions

  func run() async throws {
    try await client.act(on: order, "/fulfillment") { json in
      if allergensChecked { json.member("allergensChecked", true) }
      json.member("note", ifPresent: note)
      json.member("deliveryCompanyId", ifPresent: deliveryCompany)
    }
  }
}
