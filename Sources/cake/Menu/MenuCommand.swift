import ArgumentParser

/// `cake menu`: what the shop bakes.
struct MenuCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "menu",
    abstract: "Show the cakes, and on request the days they can be had.",
    discussion: """
      Examples:
        cake menu
        cake menu --days
      """)

  @Flag(name: .long, help: "Show for which days orders are taken instead.")
  var days = false
  @Option(
    name: .long, help: ArgumentHelp("With --days, the first day; today by default.", valueName: "yyyy-mm-dd"))
  var from: String?
  @Option(
    name: .long,
    help: ArgumentHelp("With --days, the last day; a month on by default.", valueName: "yyyy-mm-dd"))
  var to: String?
  @OptionGroup var client: ClientOptions

  func run() async throws {
    if days {
      let answer = try await client.withShop {
        try await $0.get("/availability", [("from", from), ("to", to)])
      }
      return try client.print(answer) { AvailabilityText.text(try $0.json()) }
    }
    let answer = try await client.withShop { try await $0.get("/cakes") }
    try client.print(answer) { MenuText.text(try $0.json()) }
  }
}
