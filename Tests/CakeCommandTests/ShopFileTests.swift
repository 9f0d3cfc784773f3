import CakeOrdering
import CakeTesting
import Foundation
import Testing

@testable import cake

@Suite("The example shop")
struct ShopFileTests {
  private static let path =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/shop.json"

  @Test("It is right, its first cake takes an inscription, and its first producer bakes everything")
  func example() throws {
    let shop = try ShopLocation.read(Self.path)
    #expect(shop.cakes.count >= 6)
    #expect(try #require(shop.cakes.first).takesInscription)
    let first = try #require(shop.producers.first)
    #expect(shop.cakes.allSatisfy { first.bakes($0.id) })
    #expect(shop.cakes.flatMap(\.allergens).allSatisfy(Shop.declarableAllergens.contains))
    #expect(shop.cakes.allSatisfy { $0.effort <= first.dailyCapacity })
    #expect(shop.deliveryCompanies.count == 2)
  }

  @Test("At any time there is an order it takes, for its first cake", arguments: 0..<60)
  func exampleOrder(_ hours: Int) throws {
    let calendar = try ShopLocation.calendar(try ShopLocation.read(Self.path))
    let now = ManualClock.start.adding(.seconds(hours * 3 * 3600))
    let order = try #require(ExampleOrder(calendar: calendar, now: now))
    #expect(order.cakeID == calendar.shop.cakes.first?.id)
    let cake = try #require(calendar.shop.cake(order.cakeID))
    let cutOff = try #require(calendar.cutOff(for: cake, due: order.date, slot: order.slotID))
    #expect(now < cutOff)
    #expect(!calendar.shop.closed.contains(order.date))
  }

  @Test("Every fault of a shop file is told with its place")
  func faults() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/shop.json"
    try #"{"name": 3, "currency": "euro"}"#.write(toFile: path, atomically: true, encoding: .utf8)
    let failure = #expect(throws: CommandFailure.self) { try ShopLocation.read(path) }
    let message = try #require(failure).message
    for pointer in ["/name: ", "/currency: ", "/cakes: ", "/timeZone: "] {
      #expect(message.contains(pointer))
    }
  }

  @Test("It is found where the settings say, then in the current folder, then in a Lambda function's")
  func places() throws {
    let folder = try TemporaryFolder()
    let packaged = folder.path + "/shop.json"
    let environment = ["LAMBDA_TASK_ROOT": folder.path]
    let settings = try Settings(environment: [:])
    // The tests' own folder may be the repository's, which has one.
    let isHere = FileManager.default.fileExists(atPath: "shop.json")
    #expect(ShopLocation.path(settings, environment: environment) == "shop.json")
    try "{}".write(toFile: packaged, atomically: true, encoding: .utf8)
    #expect(ShopLocation.path(settings, environment: environment) == (isHere ? "shop.json" : packaged))
    #expect(ShopLocation.path(settings, environment: ["LAMBDA_TASK_ROOT": ""]) == "shop.json")
    let named = try Settings(environment: ["CAKE_SHOP": "other.json"])
    #expect(ShopLocation.path(named, environment: environment) == "other.json")
  }

  @Test("One thing is one thing")
  func counts() throws {
    let shop = try ShopLocation.read(Self.path)
    let summary = CheckShopCommand.summary(shop)
    #expect(summary.contains("2 delivery companies"))
    #expect(
      summary.hasSuffix(shop.operators.count == 1 ? ", 1 operator" : ", \(shop.operators.count) operators"))
    #expect(CountText.text(0, "cake", "cakes") == "0 cakes")
  }

  @Test("A shop file that is not there is told with what to do")
  func missing() throws {
    let failure = #expect(throws: CommandFailure.self) { try ShopLocation.read("/nowhere/shop.json") }
    #expect(try #require(failure).message.contains("CAKE_SHOP"))
  }
}
