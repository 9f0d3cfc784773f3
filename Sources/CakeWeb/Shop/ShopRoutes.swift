import CakeHTTP
import CakeOrdering
import Hummingbird

/// The menu and its cakes.
struct ShopRoutes: Sendable {
  let front: FrontDesk

  func add(to router: Router<CakeRequestContext>) {
    router.get(
      "/",
      use: front.page { request, context, visit in
        let added = request.uri.queryParameters.get("added")
        return front.answer(ShopPage(front, visit, added: added), to: visit)
      })
    router.get(
      "cakes/{id}",
      use: front.page { request, context, visit in
        guard let cake = context.parameters["id"].flatMap({ front.shop.cake(String($0)) }) else {
          throw OrderingError.notFound
        }
        return front.answer(CakePage(cake, front, visit), to: visit)
      })
  }
}
