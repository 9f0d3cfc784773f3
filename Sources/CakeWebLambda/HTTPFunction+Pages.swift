import CakeFunctions
import CakeHTTP
import CakeWeb
import Logging

extension HTTPFunction {
  /// The pages beside the API, as on the server: whatever reaches this function is answered as it is there.
  init(_ api: CakeAPI, _ web: CakeWeb, logger: Logger) {
    let router = CakeAPI.makeRouter()
    api.addRoutes(to: router)
    web.addRoutes(to: router)
    self.init(api.makeResponder(router, pages: web), logger: logger)
  }
}
