import CakeHTTP
import CakeOrdering
import CakeSQLite
import Hummingbird
import Logging
import NIOCore
import PrometheusMetrics

/// Builds the HTTP server of a shop.
///
/// - Parameter isRunning: Called with the port once connections are accepted.
/// - Throws: ``CommandFailure`` if there is no usable signing key.
func buildApplication(
  _ local: LocalShop, publicURL: String, metrics: PrometheusRegistry, logger: Logger,
  isRunning: @escaping @Sendable (Int) async -> Void
) async throws(CommandFailure) -> some ApplicationProtocol {
  let settings = local.settings
  var limits = ServerLimits()
  limits.shutdownGrace = ShopServer.requestsFarewell
  let api = CakeAPI(
    try await buildServices(local, metrics: metrics),
    settings: CakeAPISettings(
      publicURL: publicURL, rateLimit: settings.rateLimit, trustedProxies: settings.trustedProxies))
  return Application(
    responder: api.makeResponder(buildRouter(api)),
    server: limits.makeServer(),
    configuration: limits.makeConfiguration(host: settings.host, port: settings.port),
    onServerRunning: { channel in await isRunning(channel.localAddress?.port ?? settings.port) },
    logger: logger)
}

/// Builds the routes of a shop.
func buildRouter(_ api: CakeAPI) -> Router<CakeRequestContext> {
  let router = CakeAPI.makeRouter()
  api.addRoutes(to: router)
  api.addTrackingRoute(to: router)
  return router
}

/// What the HTTP API works with.
private func buildServices(_ local: LocalShop, metrics: PrometheusRegistry) async throws(CommandFailure)
  -> CakeServices
{
  let backend = local.backend
  return CakeServices(
    desk: local.desk, notifications: backend, messages: backend, deliveryCompanies: backend,
    tokens: try await local.staffTokens(), changes: local.changes,
    readiness: { () async throws(StoreError) in try await backend.check() },
    metrics: { metrics.exposition() })
}
