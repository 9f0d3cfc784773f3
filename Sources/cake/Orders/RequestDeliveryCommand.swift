import ArgumentParser
import JSONText

/// `cake orders request-delivery`: the operator asks a delivery company.
struct RequestDeliveryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request-delivery",
    abstract: "Ask a delivery company, again or another than before (operators).",
    discussion: """
      Example:
        cake orders request-delivery K7Q2-M4XN --delivery-company velo-express
      """)

  @Argument(help: "The order's id or number.")
  var order: OrderArgument
  @Option(name: .long, help: "The company's id in the shop file.")
  var deliveryCompany: String
  @OptionGroup var client: ClientOptions

  func run() async throws {
    try await client.act(on: order, "/delivery-request") { $0.member("deliveryCompanyId", deliveryCompany) }
  }
}
