import ArgumentParser

/// `cake notifications list`.
struct ListNotificationsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List what was sent about an order, or lately about all.",
    discussion: """
      Example:
        cake notifications list --order 0193…
      """)

  @Option(name: .long, help: "The order's id.")
  var order: String?
  @Option(name: .long, help: "How many at most, up to 200; 50 by default.")
  var limit: Int?
  @OptionGroup var client: OperatorOptions

  func run() async throws {
    let query = [("order", order), ("limit", limit.map(String.init))]
    let answer = try await client.withShop { try await $0.get("/notifications", query) }
    try client.print(answer) { NotificationListText.text(try $0.json()) }
  }
}
