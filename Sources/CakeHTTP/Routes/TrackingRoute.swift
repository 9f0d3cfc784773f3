import CakeOrdering
import Hummingbird

/// The link a customer is sent.
struct TrackingRoute: Sendable {
  let showOrder: ShowOrder
  let doorkeeper: Doorkeeper
  let headers: ResponseHeaders

  func add(to router: Router<CakeRequestContext>) {
    router.get("track/{id}/{token}") { request, context in
      try await answer(request, context)
    }
  }

  /// The order, for whoever has the link.
  func answer(_ request: Request, _ context: CakeRequestContext) async throws -> Response {
    try doorkeeper.admit(request, context)
    guard let text = context.parameters["token"], let token = TrackingToken(String(text)) else {
      throw OrderingError.notFound
    }
    let order = try await showOrder(context.orderID(), as: .customer(token))
    return Response(order, headers: headers.tracking)
  }
}
