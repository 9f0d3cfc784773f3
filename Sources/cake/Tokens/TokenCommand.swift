import ArgumentParser

/// `cake token`: who may do what.
struct TokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token",
    abstract: "Issue, list and revoke the tokens of producers, delivery companies and operators.",
    discussion: """
      Works on the shop's data folder on this machine (CAKE_DATA_DIR), or with --backend aws on its table \
      (CAKE_ORDERS_TABLE) with your own AWS credentials.
      """,
    subcommands: [IssueTokenCommand.self, ListTokensCommand.self, RevokeTokenCommand.self])
}
