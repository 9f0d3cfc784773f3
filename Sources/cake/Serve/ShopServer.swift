import CakeOrdering
import CakeOutbound
import CakeSQLite
import CakeSandbox
import CakeWeb
import Foundation
import Logging
import ProcessWatchdog
import PrometheusMetrics
import ServiceLifecycle

/// A shop that is open: everything it is made of, put together.
struct ShopServer: Sendable {
  /// The shop as it lies in its folder.
  let local: LocalShop
  /// The address at which customers reach it, without a slash at its end.
  let publicURL: String
  /// The delivery company beside it, if there is one.
  let sandbox: DemoCompany?

  /// Who of those that it speaks to hangs.
  let peers = LocalPeerStates()

  private let isDemo: Bool
  private let watchdog: Watchdog
  let metrics: PrometheusRegistry
  let logger: Logger

  /// How long requests that were accepted may take at the end; together with the workers' farewell less than
  /// the ten seconds that are promised.
  static let requestsFarewell = Duration.seconds(5)
  /// How long handlers that run may take after that.
  static let workersFarewell = Duration.seconds(3)

  /// Puts a shop together; nothing runs yet.
  ///
  /// - Parameter isDemo: Whether a delivery company runs beside the shop in place of its first one.
  /// - Throws: ``CommandFailure``.
  init(_ shop: Shop, _ settings: Settings, isDemo: Bool, logger: Logger) async throws(CommandFailure) {
    var settings = settings
    let hasOwnPort = settings.port != 0
    try await settings.choosePort()
    publicURL = settings.reachableURL
    self.isDemo = isDemo
    sandbox = isDemo ? await DemoCompany(replacingFirstOf: shop, usualPort: hasOwnPort) : nil
    if sandbox != nil { settings.allowsPrivateEndpoints = true }
    metrics = ShopMetrics.bootstrap()
    self.logger = logger
    watchdog = Watchdog(environment: ProcessInfo.processInfo.environment, logger: logger)
    watchdog.start()
    let (shop, final) = (sandbox?.shop ?? shop, settings)
    local = try await watchdog.whileStarting { () async throws(CommandFailure) in
      try LocalShop(shop, final, logger: logger)
    }
  }

  /// Serves until it is told to stop.
  ///
  /// - Parameters:
  ///   - stop: Ends it as `SIGTERM` and `SIGINT` do, for whoever runs it within another command.
  ///   - isRunning: Called with the shop's own address once it accepts connections.
  /// - Throws: ``CommandFailure``.
  func run(
    until stop: AsyncStream<Void>? = nil, isRunning: @escaping @Sendable (String) async throws -> Void
  ) async throws {
    let settings = local.settings
    do {
      try await local.backend.endLeases(at: local.clock.now())
    } catch {
      throw CommandFailure("The shop's data cannot be written: \(error.reason)")
    }
    await reportMissingSecrets()
    let webhooks = outboundWebhooks()
    let watchdog = watchdog
    let company = try await sandbox?.service(for: local, shopURL: publicURL, logger: logger)
    let application = try await buildApplication(
      local, publicURL: publicURL, peers: peers, demo: isDemo ? try await demo(company) : nil,
      metrics: metrics,
      logger: logger
    ) { url in
      watchdog.ready()
      try await isRunning(url)
    }
    // Ended from the last to the first: the server stops accepting, and only then the workers stop.
    var services: [any Service] = [housekeeping(), try workers(webhooks)]
    if let company { services.append(company) }
    services.append(application)
    let outcome = await ServingGroup(services, logger: logger).run(
      until: [watchdog.stops] + (stop.map { [$0] } ?? []))
    await webhooks.shutdown()
    do {
      try outcome.get()
    } catch {
      throw ServerFailure.failure(error, host: settings.host, port: settings.port)
    }
  }

  /// What a demo shows beside the shop; emails that are really sent are in nobody's mailbox here.
  private func demo(_ company: SandboxDeliveryCompany?) async throws(CommandFailure) -> Demo {
    Demo(
      mailbox: local.settings.smtpServer == nil ? WrittenMailbox(folder: local.folder.mail) : nil,
      company: company.map { SandboxPages(company: $0) }, issuer: try await local.open.tokenIssuer())
  }
}
