import AWSClient
import CakeAWS
import CakeOrdering
import Foundation
import Logging

/// A shop that is kept on AWS: what a server, and whatever works on the table directly, build on.
struct AWSShop {
  let settings: Settings
  let client: AWSClient
  let backend: DynamoDBBackend
  let calendar: ShopCalendar
  let logger: Logger

  let clock: any WallClock = SystemClock()
  let random: any RandomSource = SystemRandomSource()

  /// Puts a shop together; nothing is called yet. ``close()`` must be called when it is no longer needed.
  ///
  /// - Throws: ``SettingsFaults`` if the table is not named; ``CommandFailure`` if AWS is not configured, or the
  ///   shop's time zone is not known.
  init(
    _ shop: Shop, _ settings: Settings, environment: [String: String] = ProcessInfo.processInfo.environment,
    logger: Logger
  ) throws {
    let table = try settings.ordersTable()
    calendar = try ShopLocation.calendar(shop)
    self.settings = settings
    self.logger = logger
    client = AWSClient(configuration: try Self.configuration(environment), logger: logger)
    backend = settings.resources.backend(
      table: table, client: client, clock: clock, random: random, logger: logger)
  }

  /// Where AWS is, and as whom it is used.
  ///
  /// - Throws: ``CommandFailure`` if the environment does not say.
  private static func configuration(_ environment: [String: String]) throws(CommandFailure)
    -> AWSConfiguration
  {
    let configuration: AWSConfiguration
    do {
      configuration = try AWSConfiguration(environment: environment)
    } catch {
      throw CommandFailure("AWS cannot be used: \(error)")
    }
    // Known at the start rather than with the first request.
    if case .missing(let reason) = configuration.credentials {
      throw CommandFailure("AWS cannot be used: no credentials, \(reason)")
    }
    return configuration
  }

  /// Lets go of all connections.
  func close() async {
    await client.shutdown()
  }

  /// The shop, as whatever works on any store sees it.
  var open: OpenShop { OpenShop(settings: settings, desk: desk(backend), tokens: backend) }

  /// The desk where a store's orders are changed.
  func desk(_ orders: some OrderStore) -> OrderDesk {
    OrderDesk(orders: orders, calendar: calendar, clock: clock, random: random)
  }

  /// Does something with the shop that settings name, for a command that does one thing.
  ///
  /// - Throws: ``CommandFailure`` or ``SettingsFaults`` if it cannot be used, or what the body throws.
  static func with<Result>(_ settings: Settings, _ body: (AWSShop) async throws -> Result) async throws
    -> Result
  {
    let shop = try AWSShop(
      try ShopLocation.shop(settings), settings, logger: LogOutput.logger("cake", level: .warning))
    let result: Swift.Result<Result, any Error>
    do {
      result = .success(try await body(shop))
    } catch {
      result = .failure(error)
    }
    await shop.close()
    return try result.get()
  }
}
