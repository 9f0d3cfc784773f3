import ArgumentParser

/// `cake token issue`.
struct IssueTokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue",
    abstract: "Make a token and print it, alone, on standard output.",
    discussion: """
      The token is kept nowhere: whoever loses it gets a new one. On AWS it is signed with the private key of \
      CAKE_SIGNING_KEY, whose public key the functions have.

      Examples:
        export CAKE_TOKEN=$(cake token issue --role producer --subject oven)
        cake token issue --backend aws --role operator --subject desk
      """)

  @Option(name: .long, help: "What its holder is to the shop.")
  var role: StaffRole
  @Option(name: .long, help: "Whose it is: an id of the shop file.")
  var subject: String
  @Option(name: .long, help: ArgumentHelp("How long it lasts, such as 90d, 12h or 30m.", valueName: "time"))
  var lifetime = Lifetime.standard
  @OptionGroup var store: StoreOptions

  func run() async throws {
    let token = try await store.withShop(makesFolder: true) { shop in
      try await shop.issueToken(role.role, subject, lifetime: lifetime.duration)
    }
    Console.print(token)
  }
}
