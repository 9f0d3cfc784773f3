import ArgumentParser
import CakeOrdering
import Foundation
import Logging

/// `cake demo`: one order, all the way.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Take one order through the whole shop, and print each step with its time.",
    discussion: """
      Opens a shop with a delivery company in a temporary folder, and closes it afterwards. With --url or \
      CAKE_URL it uses the shop that runs there, as the operator of CAKE_TOKEN.

      Example:
        cake demo
      """)

  @Option(name: .long, help: "A shop that runs already (CAKE_URL).")
  var url: String?
  @Option(name: .long, help: "The shop file of the temporary shop (CAKE_SHOP, by default ./shop.json).")
  var shop: String?

  func run() async throws {
    var environment = ProcessInfo.processInfo.environment
    if let url { environment["CAKE_URL"] = url }
    if environment["CAKE_URL"]?.isEmpty ?? true {
      try await TemporaryShop.open(shop) { url, token, order in
        try await ShopClient.with(url, token: token) { try await DemoSteps(shop: $0, order: order).run() }
      }
    } else {
      let settings = try ClientSettings(environment: environment)
      try await ShopClient.with(settings.url, token: settings.token) { shop in
        // Whoever may not see the end of the way is told before an order is placed.
        _ = try await shop.get("/delivery-companies")
        let order = try await ExampleOrder(shop)
        try await DemoSteps(shop: shop, order: order).run()
      }
    }
    Console.print("That was the whole way: order, bake, deliver, feedback.")
  }
}
