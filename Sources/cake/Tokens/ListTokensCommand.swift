import ArgumentParser
import CakeOrdering

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
  @OptionGroup var store: StoreOptions

  func run() async throws {
    let tokens = try await store.withShop { shop in
      do throws(StoreError) {
        return try await shop.tokens.tokens(at: shop.clock.now())
      } catch {
        throw CommandFailure("The tokens cannot be read: \(error.reason)")
      }
    }
    Console.print(json ? TokenListText.json(tokens) : TokenListText.text(tokens))
  }
}
