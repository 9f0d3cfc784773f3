import ArgumentParser
import Foundation

/// What commands need that work on the shop's own folder instead of over HTTP.
struct LocalOptions: ParsableArguments {
  @Option(name: .long, help: "The folder of everything that is kept (CAKE_DATA_DIR, by default ./data).")
  var dataDir: String?

  @Option(name: .long, help: "The shop file (CAKE_SHOP, by default ./shop.json).")
  var shop: String?

  /// What was given, by the variables' names.
  var flags: [String: String] {
    var flags: [String: String] = [:]
    flags["CAKE_DATA_DIR"] = dataDir
    flags["CAKE_SHOP"] = shop
    return flags
  }

  /// The settings with these flags.
  func settings() throws -> Settings {
    try Settings(flags: flags, environment: ProcessInfo.processInfo.environment)
  }
}
