import ArgumentParser
import CakeOrdering

/// `cake messages list`.
struct ListMessagesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List messages; by default those that were given up.",
    discussion: """
      Example:
        cake messages list --state failing
      """)

  @Option(
    name: .long,
    help: ArgumentHelp("Where they stand: \(MessageState.allCases.map(\.rawValue).joined(separator: ", "))."))
  var state = "dead"
  @Option(name: .long, help: "How many at most, up to 200; 50 by default.")
  var limit: Int?
  @Option(name: .long, help: "Where to go on, as the page before says.")
  var cursor: String?
  @OptionGroup var client: OperatorOptions

  func run() async throws {
    let query = [("state", state), ("limit", limit.map(String.init)), ("cursor", cursor)]
    let answer = try await client.withShop { try await $0.get("/messages", query) }
    try client.print(answer) { MessageListText.text(try $0.json()) }
  }
}
