import CakeHTTP
import CakeOrdering
import CakeSQLite
import CakeWeb
import Hummingbird
import Logging
import NIOCore
import NetworkAddress
import PrometheusMetrics

/// Builds the HTTP server of a shop on this machine.
///
/// - Parameters:
///   - demo: What a demo shows beside the shop; nil for a real one.
///   - isRunning: Called with the shop's own address once connections are accepted.
/// - Throws: ``CommandFailure`` if there is no usable signing key.
func buildApplication(
  _ local: LocalShop, publicURL: String, peers: any PeerStates, demo: Demo?, metrics: PrometheusRegistry,
  logger: Logger,
  isRunning: @escaping @Sendable (String) async throws -> Void
) async throws(CommandFailure) -> some ApplicationProtocol {
  let settings = local.settings
  var limits = ServerLimits()
  limits.shutdownGrace = ShopServer.requestsFarewell
  let services = try await buildServices(local, peers: peers, metrics: metrics)
  let api = CakeAPI(
    services,
    settings: CakeAPISettings(
      publicURL: publicURL, rateLimit: settings.rateLimit, trustedProxies: settings.trustedProxies))
  let issuer = try await local.open.tokenIssuer()
  let web = CakeWeb(
    services, api: api, settings: CakeWebSettings(publicURL: publicURL),
    signInByEmail: SignInByEmail(
      links: local.backend, messages: local.backend, issuerFrom: { issuer }),
    demo: demo)
  return buildApplication(
    api.makeResponder(buildRouter(api, web), pages: web), limits, settings, logger: logger,
    isRunning: isRunning)
}

/// Builds an HTTP server that answers requests within limits, those of its settings included.
///
/// - Parameter isRunning: Called with the server's own address once connections are accepted.
func buildApplication<Responder: HTTPResponder<CakeRequestContext>>(
  _ responder: Responder, _ limits: ServerLimits, _ settings: Settings, logger: Logger,
  isRunning: @escaping @Sendable (String) async throws -> Void
) -> Application<Responder> {
  var limits = limits
  limits.connectionsPerAddress = settings.connectionsPerAddress
  // This machine is no stranger, and behind a proxy are many clients.
  limits.uncountedClients = settings.trustedProxies + ["127.0.0.0/8", "::1"].compactMap { NetworkRange($0) }
  return limits.makeApplication(responder, host: settings.host, port: settings.port, logger: logger) {
    listener in
    let port = listener.localAddress?.port ?? settings.port
    do {
      try await isRunning("http://\(HostText.reachable(settings.host)):\(port)")
    } catch {
      logger.error("The start could not be announced", metadata: ["error": "\(error)"])
    }
  }
}

/// Builds the routes of a shop.
///
/// - Parameter web: Its pages; nil for programs alone.
func buildRouter(_ api: CakeAPI, _ web: CakeWeb? = nil) -> Router<CakeRequestContext> {
  let router = CakeAPI.makeRouter()
  api.addRoutes(to: router)
  if let web { web.addRoutes(to: router) } else { api.addTrackingRoute(to: router) }
  return router
}

/// What the HTTP API works with.
private func buildServices(_ local: LocalShop, peers: any PeerStates, metrics: PrometheusRegistry)
  async throws(CommandFailure)
  -> CakeServices
{
  let backend = local.backend
  let secret = try SigningKeyFile(local.settings).privateKey()
  return CakeServices(
    desk: local.desk, notifications: backend, messages: backend, deliveryCompanies: backend,
    tokens: try await local.open.staffTokens(), changes: local.changes,
    peers: peers,
    senderKey: SenderKey(secret: secret),
    readiness: { () async throws(StoreError) in try await backend.check() },
    metrics: { metrics.exposition() })
}
