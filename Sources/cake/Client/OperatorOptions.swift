import ArgumentParser
import Foundation

/// What the commands take that an operator gives over HTTP, or on AWS to the store itself.
struct OperatorOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "With aws, work on the shop's table with your own AWS credentials instead of over HTTP (CAKE_BACKEND).",
      valueName: "backend"))
  var backend: String?
  @Option(name: .long, help: "With --backend aws, the shop file (CAKE_SHOP, by default ./shop.json).")
  var shop: String?
  @OptionGroup var client: ClientOptions

  /// Whether to print the API's JSON.
  var json: Bool { client.json }

  /// Does something with the shop.
  ///
  /// - Parameter sends: Whether something is sent, for which AWS needs the queues.
  /// - Throws: ``CommandFailure`` or ``SettingsFaults`` in words for people.
  func withShop<Result: Sendable>(
    sends: Bool = false, _ body: (any OperatorShop) async throws -> Result
  ) async throws -> Result {
    var flags: [String: String] = [:]
    flags["CAKE_BACKEND"] = backend
    flags["CAKE_SHOP"] = shop
    let settings = try Settings(flags: flags, environment: ProcessInfo.processInfo.environment)
    // Whoever names an address means the shop there.
    guard settings.backend == .aws, backend != nil || client.url == nil else {
      return try await client.withShop { try await body($0) }
    }
    if sends { try settings.requireQueues() }
    return try await AWSShop.with(settings) { try await body(try await DirectShop($0)) }
  }

  /// Prints an answer: its JSON if that was asked for, otherwise what people read.
  func print(_ answer: ShopAnswer, _ text: (ShopAnswer) throws -> String) throws {
    try client.print(answer, text)
  }
}
