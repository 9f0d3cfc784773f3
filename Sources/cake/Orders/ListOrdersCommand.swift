import ArgumentParser
import CakeOrdering

/// `cake orders list`: staff look through orders.
struct ListOrdersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List orders by their due date.",
    discussion: """
      A producer sees the orders it bakes, a delivery company those it delivers, an operator all.

      Examples:
        cake orders list --status placed --from 2026-12-20 --to 2026-12-24
        cake orders list --find K7Q2-M4XN
      """)

  @Option(
    name: .long, help: ArgumentHelp("The first due date; a week ago by default.", valueName: "yyyy-mm-dd"))
  var from: String?
  @Option(
    name: .long,
    help: ArgumentHelp("The last due date; the booking horizon by default.", valueName: "yyyy-mm-dd"))
  var to: String?
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only orders that stand there: \(OrderStatus.allCases.map(\.rawValue).joined(separator: ", "))."))
  var status: String?
  @Option(name: .long, help: "An order number or a whole email address, on whatever day.")
  var find: String?
  @Option(name: .long, help: "How many orders at most, up to 200; 50 by default.")
  var limit: Int?
  @Option(name: .long, help: "Where to go on, as the page before says.")
  var cursor: String?
  @OptionGroup var client: ClientOptions

  func run() async throws {
    let query = [
      ("from", from), ("to", to), ("status", status), ("q", find), ("limit", limit.map(String.init)),
      ("cursor", cursor),
    ]
    let answer = try await client.withShop { try await $0.get("/orders", query) }
    try client.print(answer) { OrderListText.text(try $0.json()) }
  }
}
