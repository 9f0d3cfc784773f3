import ArgumentParser
import Foundation

/// What all commands take that speak to a shop.
struct ClientOptions: ParsableArguments {
  @Option(name: .long, help: "The shop's address (CAKE_URL, by default http://127.0.0.1:8080).")
  var url: String?

  @Flag(name: .long, help: "Print the API's JSON, for programs.")
  var json = false

  /// Does something with the shop, as the customer of the tracking token or as CAKE_TOKEN's owner.
  ///
  /// - Throws: ``CommandFailure`` in words for people.
  func withShop<Result: Sendable>(
    as customer: CustomerOptions? = nil, _ body: (ShopClient) async throws -> Result
  ) async throws -> Result {
    var flags: [String: String] = [:]
    flags["CAKE_URL"] = url
    let settings = try ClientSettings(flags: flags, environment: ProcessInfo.processInfo.environment)
    return try await ShopClient.with(settings.url, token: customer?.trackingToken ?? settings.token, body)
  }

  /// Prints an answer: its JSON if that was asked for, otherwise what people read.
  func print(_ answer: ShopAnswer, _ text: (ShopAnswer) throws -> String) throws {
    if json { return Console.print(bytes: answer.body) }
    Console.print(try text(answer))
  }
}
