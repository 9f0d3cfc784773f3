import CakeJSON
import CakeOrdering
import Foundation
import ZoneInfo

/// Finds and reads the shop file.
enum ShopLocation {
  /// The file that the settings name; otherwise `shop.json` in the current folder, or where there is none in the
  /// folder of an AWS Lambda function.
  static func path(
    _ settings: Settings, environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String {
    if let file = settings.shopFile { return file }
    let usual = "shop.json"
    guard !FileManager.default.fileExists(atPath: usual), let root = environment["LAMBDA_TASK_ROOT"],
      !root.isEmpty
    else { return usual }
    let packaged = root + "/shop.json"
    return FileManager.default.fileExists(atPath: packaged) ? packaged : usual
  }

  /// Reads and checks the shop file.
  ///
  /// - Throws: ``CommandFailure`` that names every fault.
  static func shop(_ settings: Settings) throws(CommandFailure) -> Shop {
    try read(path(settings))
  }

  /// Reads and checks a shop file.
  ///
  /// - Throws: ``CommandFailure`` that names every fault with its JSON pointer.
  static func read(_ path: String) throws(CommandFailure) -> Shop {
    guard FileManager.default.fileExists(atPath: path) else {
      throw CommandFailure("There is no shop file at \(path). Name one on the command line or by CAKE_SHOP.")
    }
    let bytes = try OrderInput.read(path)
    do {
      return try ShopFile.read(bytes) { (try? TimeZoneFile.named($0)) != nil }
    } catch {
      let faults = error.faults.map { "  \($0.pointer.isEmpty ? "/" : $0.pointer): \($0.detail)" }
      throw CommandFailure("\(path) is not right:\n" + faults.joined(separator: "\n"))
    }
  }

  /// The calendar of a shop.
  ///
  /// - Throws: ``CommandFailure`` if the system has no rules for its time zone.
  static func calendar(_ shop: Shop) throws(CommandFailure) -> ShopCalendar {
    do {
      return ShopCalendar(shop: shop, zone: try TimeZoneFile.named(shop.timeZone))
    } catch {
      throw CommandFailure("The shop's time zone cannot be used: \(error). Install the package tzdata.")
    }
  }
}
