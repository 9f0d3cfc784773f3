public import CakeHTTP
import CakeOrdering
public import Hummingbird

/// The pages of the shop, for any router beside the API.
///
///     let web = CakeWeb(services, api: api, settings: settings)
///     web.addRoutes(to: router)
public struct CakeWeb: ProblemPages {
  private let front: FrontDesk
  private let services: CakeServices
  private let api: CakeAPI
  private let byEmail: SignInByEmail?

  /// Pages over a backend.
  ///
  /// - Parameters:
  ///   - signInByEmail: Emails links to staff; nil where there is no mail, or no key to make tokens with, and staff sign
  ///     in by their tokens alone.
  ///   - demo: What a demo shows beside the shop; nil for a real one.
  public init(
    _ services: CakeServices, api: CakeAPI, settings: CakeWebSettings, signInByEmail: SignInByEmail? = nil,
    demo: Demo? = nil
  ) {
    var settings = settings
    settings.demo = demo
    byEmail = signInByEmail
    self.services = services
    self.api = api
    front = FrontDesk(
      renderer: PageRenderer(), settings: settings, doorkeeper: api.doorkeeper, desk: services.desk)
  }

  /// Adds the pages.
  public func addRoutes(to router: Router<CakeRequestContext>) {
    AssetRoutes(assets: front.renderer.assets).add(to: router)
    ShopRoutes(front: front).add(to: router)
    BasketRoutes(front: front).add(to: router)
    OrderingRoutes(front: front).add(to: router)
    TrackingRoutes(front: front, api: api).add(to: router)
    SignInRoutes(front: front, byEmail: byEmail).add(to: router)
    if let byEmail { SignInLinkRoutes(front: front, byEmail: byEmail).add(to: router) }
    BakeryRoutes(front: front).add(to: router)
    DeliveryRoutes(front: front).add(to: router)
    OverviewRoutes(front: front, messages: services.messages, peers: services.peers).add(to: router)
    MessageFlowRoutes(front: front, messages: services.messages).add(to: router)
    NotificationRoutes(front: front, log: services.notifications, messages: services.messages).add(to: router)
    CompanyRoutes(
      front: front, states: services.deliveryCompanies,
      enable: EnableDeliveryCompany(companies: services.deliveryCompanies, messages: services.messages)
    ).add(to: router)
    TokenRoutes(front: front, byEmail: byEmail).add(to: router)
    if let demo = front.settings.demo { DemoRoutes(front: front, demo: demo).add(to: router) }
    LanguageRoutes(front: front).add(to: router)
    OrdersRoutes(front: front).add(to: router)
    OrderRecordRoutes(front: front, services: services).add(to: router)
  }

  /// A page about a problem, for browsers.
  public func page(about problem: Problem, for request: Request) -> Response? {
    guard FrontDesk.wantsPage(request) else { return nil }
    return front.page(about: problem, to: front.stranger(request))
  }
}
