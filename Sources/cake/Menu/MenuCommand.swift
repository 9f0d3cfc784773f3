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
        cake menu --from 2026-12-20 --to 2026-12-24
      """)

  @Flag(name: .long, help: "Show for which days orders are taken instead.")
  var days = false
  @Option(
    name: .long, help: ArgumentHelp("The first of those days; today by default.", valueName: "yyyy-mm-dd"))
  var from: String?
  @Option(
    name: .long,
    help: ArgumentHelp("The last of those days; a month on by default.", valueName: "yyyy-mm-dd"))
  var to: String?
  @OptionGroup var client: ClientOptions

  func run() async throws {
    // Whoever names a day wants to see days.
    if days || from != nil || to != nil {
      let answer = try await client.withShop {
        try await $0.get("/availability", [("from", from), ("to", to)])
      }
      return try client.print(answer) { AvailabilityText.text(try $0.json()) }
    }
    let answer = try await client.withShop { try await $0.get("/cakes") }
    try client.print(answer) { MenuText.text(try $0.json()) }
  }
}
