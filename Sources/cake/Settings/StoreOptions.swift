import ArgumentParser
import Foundation
import Logging

/// What commands need that work on the shop's store instead of over HTTP.
struct StoreOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "Where the shop keeps everything: local, its data folder, or aws (CAKE_BACKEND, by default local).")
  var backend: String?
  @OptionGroup var local: LocalOptions

  /// What was given, by the variables' names.
  var flags: [String: String] {
    var flags = local.flags
    flags["CAKE_BACKEND"] = backend
    return flags
  }

  /// The settings with these flags.
  func settings() throws -> Settings {
    try Settings(flags: flags, environment: ProcessInfo.processInfo.environment)
  }

  /// Does something with the shop, and lets go of it afterwards.
  ///
  /// - Parameter makesFolder: Whether a data folder is made that is not there; otherwise there must be a shop in it.
  /// - Throws: ``CommandFailure`` or ``SettingsFaults`` if there is no such shop, or what the body throws.
  func withShop<Result>(makesFolder: Bool = false, _ body: (OpenShop) async throws -> Result) async throws
    -> Result
  {
    let settings = try settings()
    switch settings.backend {
    case .local:
      let folder = DataFolder(path: settings.dataDirectory)
      if makesFolder { try folder.make() } else { try folder.requireShop() }
      let logger = LogOutput.logger("cake", level: .warning)
      return try await body(try LocalShop(try ShopLocation.shop(settings), settings, logger: logger).open)
    case .aws:
      return try await AWSShop.with(settings) { try await body($0.open) }
    }
  }
}
