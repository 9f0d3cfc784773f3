import ArgumentParser
import CakeOrdering
import CakeSQLite

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
  @OptionGroup var local: LocalOptions

  func run() async throws {
    let shop = try LocalShop.existing(local)
    do {
      guard try await shop.backend.revoke(id, at: shop.clock.now()) else {
        throw CommandFailure("There is no token of that id.")
      }
    } catch let error as StoreError {
      throw CommandFailure("The token cannot be revoked: \(error.reason)")
    }
    Console.print("The token is revoked; servers know within a minute.")
  }
}
