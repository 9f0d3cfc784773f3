import CakeAWS
import CakeHTTP
import CakeOrdering
import CakeWeb
import Foundation
import Hummingbird
import Logging
import ProcessWatchdog
import PrometheusMetrics

/// The HTTP server of a shop on AWS: the same API as the functions', from a container. Messages are the functions'
/// to handle, and so is what is to be swept and erased.
struct AWSServer {
  private let shop: AWSShop
  private let publicURL: String
  private let metrics: PrometheusRegistry
  private let logger: Logger
  private let watchdog: Watchdog

  /// How often a watched order is looked at, since others change it too.
  private static let polling = Duration.seconds(5)
  /// How many seconds boards wait until they ask for news: each look asks the table once for every day and status.
  private static let boardPause = 20
  /// How long the calls for one request may take, less than the request itself.
  private static let callTime = Duration.seconds(20)
  /// How long requests that were accepted may take at the end.
  private static let farewell = Duration.seconds(8)

  /// Puts a server together; nothing runs yet.
  ///
  /// - Throws: ``SettingsFaults`` with all that is not named; ``CommandFailure``.
  init(_ shop: Shop, _ settings: Settings, logger: Logger) async throws {
    try settings.requireResources()
    var settings = settings
    try await settings.choosePort()
    publicURL = settings.reachableURL
    metrics = ShopMetrics.bootstrap()
    self.logger = logger
    watchdog = Watchdog(environment: ProcessInfo.processInfo.environment, logger: logger)
    watchdog.start()
    self.shop = try AWSShop(shop, settings, logger: logger)
  }

  /// Serves until a signal tells it to stop.
  ///
  /// - Parameter isRunning: Called with the server's own address once it accepts connections.
  /// - Throws: ``CommandFailure``.
  func run(isRunning: @escaping @Sendable (String) async throws -> Void) async throws {
    let settings = shop.settings
    let result: Result<Void, any Error>
    do {
      let services = try await services()
      let api = CakeAPI(services, settings: apiSettings)
      let web = CakeWeb(
        services, api: api, settings: CakeWebSettings(publicURL: publicURL, boardPause: Self.boardPause),
        signInByEmail: try await shop.signInByEmail())
      let responder = DeadlineResponder(
        responder: api.makeResponder(buildRouter(api, web), pages: web), limit: Self.callTime)
      var limits = ServerLimits()
      limits.shutdownGrace = Self.farewell
      let watchdog = watchdog
      let application = buildApplication(responder, limits, settings, logger: logger) { url in
        watchdog.ready()
        try await isRunning(url)
      }
      result = await ServingGroup([application], logger: logger).run(until: [watchdog.stops])
    } catch {
      result = .failure(error)
    }
    await shop.close()
    do {
      try result.get()
    } catch {
      throw ServerFailure.failure(error, host: settings.host, port: settings.port)
    }
  }

  private var apiSettings: CakeAPISettings {
    let settings = shop.settings
    return CakeAPISettings(
      publicURL: publicURL, rateLimit: settings.rateLimit, trustedProxies: settings.trustedProxies,
      events: .live(heartbeat: Self.polling))
  }

  private func services() async throws(CommandFailure) -> CakeServices {
    let backend = shop.backend
    let changes = OrderChanges()
    let metrics = metrics
    return CakeServices(
      desk: shop.desk(WatchedOrderStore(store: backend, changes: changes, emails: nil)),
      notifications: backend, messages: backend, deliveryCompanies: backend,
      tokens: try await shop.staffTokens(), changes: changes, peers: backend,
      readiness: { () async throws(StoreError) in try await backend.check() },
      metrics: { metrics.exposition() })
  }
}
