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
    Console.print(
      "\(path) is right: \(shop.name.singleLine), \(shop.cakes.count) cakes, \(shop.producers.count) producers, "
        + "\(shop.deliveryCompanies.count) delivery companies, \(shop.operators.count) operators.")
  }
}
