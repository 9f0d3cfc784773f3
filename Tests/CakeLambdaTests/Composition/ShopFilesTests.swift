import CakeOrdering
import Foundation
import LambdaRuntime
import Testing

@testable import CakeFunctions

@Suite("The shop file of functions")
final class ShopFilesTests {
  private let folder = NSTemporaryDirectory() + "shop-files-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func files(_ more: [String: String]) throws -> ShopFiles {
    let environment = [
      "_HANDLER": "placeOrder", "CAKE_ORDERS_TABLE": "orders", "CAKE_ORDER_EVENTS_STREAM": "order-events",
      "CAKE_PUBLIC_URL": "https://cakes.example",
    ]
    return ShopFiles(
      try FunctionSettings(environment: environment.merging(more) { _, own in own }, of: [.placeOrder]))
  }

  private var example: String {
    get throws {
      let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
      return try String(contentsOf: root.appending(path: "shop.json"), encoding: .utf8)
    }
  }

  @Test("It is found beside the program, with the zone's rules that lie there")
  func besideTheProgram() throws {
    try example.write(toFile: "\(folder)/shop.json", atomically: true, encoding: .utf8)
    try FileManager.default.createDirectory(
      atPath: "\(folder)/zoneinfo/Europe", withIntermediateDirectories: true)
    // The rules of another zone, to see that it is these that are used.
    try FileManager.default.copyItem(
      atPath: "/usr/share/zoneinfo/Asia/Tokyo", toPath: "\(folder)/zoneinfo/Europe/Berlin")
    let calendar = try files(["CAKE_SHOP": "\(folder)/shop.json", "LAMBDA_TASK_ROOT": folder]).calendar()
    #expect(calendar.shop.timeZone == "Europe/Berlin")
    let noon = Timestamp(secondsSinceEpoch: 1_773_342_000)
    #expect(calendar.zone.secondsAheadOfUTC(at: noon.secondsSinceEpoch) == 9 * 3600)
  }

  @Test("Where there is none, the places that were looked at are told")
  func missing() throws {
    let files = try files(["CAKE_SHOP": "\(folder)/none.json"])
    let error = try #require(throws: ShopFilesError.self) { try files.calendar() }
    #expect(error.report == "nothing can be read at \(folder)/none.json")
  }

  @Test("All that is wrong with it is told by JSON pointers")
  func faults() throws {
    try #"{"name":"x","timeZone":"Nowhere/Land"}"#.write(
      toFile: "\(folder)/shop.json", atomically: true, encoding: .utf8)
    let files = try files(["CAKE_SHOP": "\(folder)/shop.json"])
    let error = try #require(throws: ShopFilesError.self) { try files.calendar() }
    #expect(error.report.contains("/timeZone"))
    #expect(error.report.contains("/currency"))
  }
}
