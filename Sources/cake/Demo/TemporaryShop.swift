import CakeOrdering
import Foundation

/// A shop for a moment: opened in a temporary folder, closed and removed afterwards.
enum TemporaryShop {
  /// Does something with a shop.
  ///
  /// - Parameters:
  ///   - file: The shop file; nil for that of the settings.
  ///   - body: Gets the shop's address, an operator's token, and an order that the shop takes.
  /// - Throws: ``CommandFailure``, or what the body throws.
  static func open(
    _ file: String?, _ body: @escaping @Sendable (String, String, ExampleOrder) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/cake-demo-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let settings = try settings(file, folder)
    let shop = try ShopLocation.shop(settings)
    try DataFolder(path: folder).make()
    let server = try await ShopServer(
      shop, settings, isDemo: true, logger: LogOutput.bootstrap(level: settings.logLevel))
    let (stop, stopping) = AsyncStream.makeStream(of: Void.self)
    let (outcome, ending) = AsyncStream.makeStream(of: Result<Void, any Error>.self)
    try await server.run(until: stop) { url in
      // The server goes on serving meanwhile.
      Task {
        ending.yield(await attempt(server.local, url, body))
        stopping.yield()
      }
    }
    ending.finish()
    for await result in outcome { try result.get() }
  }

  private static func attempt(
    _ local: LocalShop, _ url: String, _ body: (String, String, ExampleOrder) async throws -> Void
  ) async -> Result<Void, any Error> {
    do {
      guard let person = local.shop.operators.first,
        let order = ExampleOrder(calendar: local.desk.calendar, now: local.clock.now())
      else { throw CommandFailure("Nothing can be ordered from this shop.") }
      try await body(url, local.open.issueToken(.operator, person.id, lifetime: .seconds(600)), order)
      return .success(())
    } catch {
      return .failure(error)
    }
  }

  private static func settings(_ file: String?, _ folder: String) throws(SettingsFaults) -> Settings {
    var flags = [
      "CAKE_HOST": "127.0.0.1", "CAKE_PORT": "0", "CAKE_DATA_DIR": folder, "CAKE_RATE_LIMIT": "0",
    ]
    flags["CAKE_SHOP"] = file
    let environment = ProcessInfo.processInfo.environment.filter { name, _ in
      name == "CAKE_SHOP" || name == "CAKE_LOG_LEVEL"
    }
    return try Settings(
      flags: flags, environment: ["CAKE_LOG_LEVEL": "error"].merging(environment) { _, given in given })
  }
}
