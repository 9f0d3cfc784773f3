import ArgumentParser
import CakeOrdering
import Foundation

/// `cake shop check`: says everything that is wrong with a shop file.
struct CheckShopCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a shop file and name every fault with its place.",
    discussion: """
      Ends with 1 if there is any fault.

      Example:
        cake shop check shop.json
      """)

  @Argument(help: "The shop file (CAKE_SHOP, by default ./shop.json, then $LAMBDA_TASK_ROOT/shop.json).")
  var file: String?

  func run() throws {
    var flags: [String: String] = [:]
    flags["CAKE_SHOP"] = file
    let settings = try Settings(flags: flags, environment: ProcessInfo.processInfo.environment)
    let path = ShopLocation.path(settings)
    let shop = try ShopLocation.read(path)
    Console.print("\(path) is right: \(Self.summary(shop)).")
  }

  /// The shop's name, and how many it has of what.
  static func summary(_ shop: Shop) -> String {
    [
      shop.name.singleLine, CountText.text(shop.cakes.count, "cake", "cakes"),
      CountText.text(shop.producers.count, "producer", "producers"),
      CountText.text(shop.deliveryCompanies.count, "delivery company", "delivery companies"),
      CountText.text(shop.operators.count, "operator", "operators"),
    ].joined(separator: ", ")
  }
}
