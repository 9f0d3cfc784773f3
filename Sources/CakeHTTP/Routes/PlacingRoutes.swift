import CakeJSON
import CakeOrdering
import HTTPTypes
import Hummingbird
import JSONText

/// Where customers order.
struct PlacingRoutes: Sendable {
  private let placeOrder: PlaceOrder
  private let doorkeeper: Doorkeeper
  private let headers: ResponseHeaders
  private let publicURL: String

  init(desk: OrderDesk, doorkeeper: Doorkeeper, headers: ResponseHeaders, publicURL: String) {
    placeOrder = PlaceOrder(desk: desk)
    self.doorkeeper = doorkeeper
    self.headers = headers
    self.publicURL = publicURL
  }

  func add(to router: Router<CakeRequestContext>) {
    router.post("orders") { request, context in
      try doorkeeper.admit(request, context)
      return try await place(request, context)
    }
  }

  private func place(_ request: Request, _ context: CakeRequestContext) async throws -> Response {
    var faults: [JSONFault] = []
    let order = PlaceOrderRequest(try await JSONBody.required(of: request), &faults)
    let isStaff = await doorkeeper.isStaff(request)
    let quota = doorkeeper.placingQuota(request, context, staff: isStaff)
    let placed = try await placeOrder(
      order, key: try idempotencyKey(of: request), unreadable: [Fault](faults), quota: quota,
      sender: doorkeeper.sender(request, context, staff: isStaff), trace: context.trace)
    // What cannot be read is no repeat of an order that was placed.
    if !faults.isEmpty { throw OrderingError.invalid([Fault](faults)) }
    return answer(placed)
  }

  private func idempotencyKey(of request: Request) throws(OrderingError) -> IdempotencyKey? {
    guard let header = request.headers.text(of: .idempotencyKey) else { return nil }
    guard let key = IdempotencyKey(header: header) else {
      throw .invalid([Fault("/Idempotency-Key", "must have 1 to 255 characters")])
    }
    return key
  }

  /// The same for a new order and for one that was placed with the same key before.
  private func answer(_ placed: PlaceOrder.Placed) -> Response {
    let id = placed.order.id.description
    let url = "\(publicURL)/track/\(id)/\(placed.token.text)"
    var json = JSONWriter()
    OrderRepresentation.write(
      placed.order, tracking: OrderRepresentation.Tracking(token: placed.token, url: url), to: &json)
    var fields = headers.privateJSON
    fields.append(HTTPField(name: .location, value: "/orders/\(id)"))
    return Response(status: .created, headers: fields, body: ResponseBody(json: json))
  }
}
