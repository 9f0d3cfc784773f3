import ArgumentParser

/// `cake orders show`: somebody looks at one order.
struct ShowOrderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show an order with its history.",
    discussion: """
      Example:
        cake orders show K7Q2-M4XN
      """)

  @Argument(help: "The order's id, or for staff its number.")
  var order: OrderArgument
  @OptionGroup var customer: CustomerOptions
  @OptionGroup var client: ClientOptions

  func run() async throws {
    let answer = try await client.withShop(as: customer) { try await $0.get(order.path($0)) }
    try client.print(answer) { OrderText.full(try $0.json()) }
  }
}
