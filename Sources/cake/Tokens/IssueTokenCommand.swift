import ArgumentParser
import Logging

/// `cake token issue`.
struct IssueTokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue",
    abstract: "Make a token and print it, alone, on standard output.",
    discussion: """
      The token is kept nowhere: whoever loses it gets a new one.

      Example:
        export CAKE_TOKEN=$(cake token issue --role producer --subject oven)
      """)

  @Option(name: .long, help: "What its holder is to the shop.")
  var role: StaffRole
  @Option(name: .long, help: "Whose it is: an id of the shop file.")
  var subject: String
  @Option(name: .long, help: ArgumentHelp("How long it lasts, such as 90d, 12h or 30m.", valueName: "time"))
  var lifetime = Lifetime.standard
  @OptionGroup var local: LocalOptions

  func run() async throws {
    let settings = try local.settings()
    let shop = try ShopLocation.shop(settings)
    try DataFolder(path: settings.dataDirectory).make()
    let local = try LocalShop(
      shop, settings, logger: LogOutput.logger("cake", level: .warning))
    Console.print(try await local.issueToken(role.role, subject, lifetime: lifetime.duration))
  }
}
