import ArgumentParser

/// `cake shop`: the shop file.
struct ShopCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shop", abstract: "Check the shop file.", subcommands: [CheckShopCommand.self])
}
