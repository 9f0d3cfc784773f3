import ArgumentParser
import CakeOrdering

/// `cake token revoke`.
struct RevokeTokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "End a token for good; it acts everywhere within a minute.",
    discussion: """
      Example:
        cake token revoke 0193a0f2-…
      """)

  @Argument(help: "The token's id, as cake token list shows it.")
  var id: String
  @OptionGroup var store: StoreOptions

  func run() async throws {
    let isRevoked = try await store.withShop { shop in
      do throws(StoreError) {
        return try await shop.tokens.revoke(id, at: shop.clock.now())
      } catch {
        throw CommandFailure("The token cannot be revoked: \(error.reason)")
      }
    }
    guard isRevoked else { throw CommandFailure("There is no token of that id.") }
    Console.print("The token is revoked; servers know within a minute.")
  }
}
