import CakeOrdering
public import Hummingbird

/// The HTTP API: every route of the contract, for any router.
///
/// The server and the functions run the same:
///
///     let api = CakeAPI(services, settings: settings)
///     let router = CakeAPI.makeRouter()
///     api.addRoutes(to: router)
///     api.addTrackingRoute(to: router)  // or pages that show the order instead
///     let responder = api.makeResponder(router)
public struct CakeAPI: Sendable {
  private let services: CakeServices
  private let settings: CakeAPISettings
  private let headers: ResponseHeaders
  /// Lets requests in, to these routes and to pages beside them.
  package let doorkeeper: Doorkeeper

  /// An API over a backend.
  public init(_ services: CakeServices, settings: CakeAPISettings) {
    self.services = services
    self.settings = settings
    headers = ResponseHeaders(publicURL: settings.publicURL)
    doorkeeper = Doorkeeper(
      tokens: services.tokens, clock: services.desk.clock, proxies: settings.trustedProxies,
      limiter: settings.rateLimit > 0 ? RateLimiter(perMinute: settings.rateLimit) : nil,
      senderKey: services.senderKey)
  }

  /// A router that answers `HEAD` wherever it answers `GET`.
  public static func makeRouter() -> Router<CakeRequestContext> {
    Router(context: CakeRequestContext.self, options: [.autoGenerateHeadEndpoints])
  }

  /// Adds all routes but the tracking link's.
  public func addRoutes(to router: Router<CakeRequestContext>) {
    ShopRoutes(desk: services.desk, doorkeeper: doorkeeper, headers: headers).add(to: router)
    PlacingRoutes(
      desk: services.desk, doorkeeper: doorkeeper, headers: headers, publicURL: settings.publicURL
    ).add(to: router)
    OrderRoutes(desk: services.desk, doorkeeper: doorkeeper, headers: headers).add(to: router)
    OrderActionRoutes(desk: services.desk, doorkeeper: doorkeeper, headers: headers).add(to: router)
    EventRoutes(
      showOrder: ShowOrder(orders: services.desk.orders), changes: services.changes, doorkeeper: doorkeeper,
      headers: headers, settings: settings.events
    ).add(to: router)
    OperatorRoutes(services: services, doorkeeper: doorkeeper, headers: headers).add(to: router)
    ServiceRoutes(services: services, doorkeeper: doorkeeper, headers: headers).add(to: router)
  }

  /// Adds the tracking link, `/track/{id}/{token}`, as JSON; left out where a page shows the order.
  public func addTrackingRoute(to router: Router<CakeRequestContext>) {
    tracking.add(to: router)
  }

  /// The order behind a tracking link as JSON, for a page's route that is asked for no page.
  package func track(_ request: Request, _ context: CakeRequestContext) async throws -> Response {
    try await tracking.answer(request, context)
  }

  private var tracking: TrackingRoute {
    TrackingRoute(
      showOrder: ShowOrder(orders: services.desk.orders), doorkeeper: doorkeeper, headers: headers)
  }

  /// Answers requests by a router to which all routes were added.
  ///
  /// - Parameter pages: Tells people of problems, where there are pages.
  public func makeResponder(_ router: Router<CakeRequestContext>, pages: (any ProblemPages)? = nil)
    -> CakeResponder
  {
    CakeResponder(router: router, publicURL: settings.publicURL, random: services.desk.random, pages: pages)
  }
}
