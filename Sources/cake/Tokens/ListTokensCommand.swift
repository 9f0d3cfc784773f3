import ArgumentParser
import CakeOrdering
import CakeSQLite

/// `cake token list`.
struct ListTokensCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the tokens that have not expired.",
    discussion: """
      The tokens themselves are kept nowhere; an id is what cake token revoke takes.

      Example:
        cake token list
      """)

  @Flag(name: .long, help: "Print JSON, for programs.")
  var json = false
  @OptionGroup var local: LocalOptions

  func run() async throws {
    let shop = try LocalShop.existing(local)
    do {
      let tokens = try await shop.backend.tokens(at: shop.clock.now())
      Console.print(json ? TokenListText.json(tokens) : TokenListText.text(tokens))
    } catch {
      throw CommandFailure("The tokens cannot be read: \(error.reason)")
    }
  }
}
