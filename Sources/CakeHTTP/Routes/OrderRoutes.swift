import CakeJSON
import CakeOrdering
import HTTPTypes
import Hummingbird
import JSONText

/// Where orders are looked at.
struct OrderRoutes: Sendable {
  private let showOrder: ShowOrder
  private let listOrders: ListOrders
  private let sameSender: SameSender
  private let doorkeeper: Doorkeeper
  private let headers: ResponseHeaders

  init(desk: OrderDesk, doorkeeper: Doorkeeper, headers: ResponseHeaders) {
    showOrder = ShowOrder(orders: desk.orders)
    listOrders = ListOrders(desk: desk)
    sameSender = SameSender(desk: desk)
    self.doorkeeper = doorkeeper
    self.headers = headers
  }

  func add(to router: Router<CakeRequestContext>) {
    router.get("orders/{id}") { request, context in
      let principal = try await doorkeeper.principal(request, context)
      return Response(try await showOrder(context.orderID(), as: principal), headers: headers.privateJSON)
    }
    router.get("orders") { request, context in
      let principal = try await doorkeeper.principal(request, context)
      return try await list(request, as: principal)
    }
    router.post("orders/cancellations") { request, context in
      let principal = try await doorkeeper.principal(request, context)
      return try await cancel(request, as: principal, context.trace)
    }
  }

  private func list(_ request: Request, as principal: Principal) async throws -> Response {
    var query = QueryParameters(request)
    var asked = ListOrders.Request()
    asked.from = query.text("from")
    asked.to = query.text("to")
    asked.status = query.text("status")
    asked.q = query.text("q")
    asked.limit = query.int("limit")
    asked.cursor = query.text("cursor")
    let page: OrderPage
    if let id = query.text("sameSenderAs") {
      try OperatorOnly.check(principal)
      try query.finish()
      guard let id = OrderID(id) else {
        throw OrderingError.invalid([Fault("/sameSenderAs", "must be an order's id")])
      }
      page = try await sameSender.orders(as: id, for: principal)
    } else {
      page = try await listOrders(asked, as: principal, unreadable: query.faults)
    }
    var json = JSONWriter(capacity: 1024 + 1024 * page.orders.count)
    json.object { json in
      json.array("orders") { json in
        for order in page.orders { OrderRepresentation.write(order, to: &json) }
      }
      if !page.unreadable.isEmpty { Self.write(page.unreadable, to: &json) }
      json.member("next", ifPresent: page.next?.description)
    }
    var fields = headers.privateJSON
    if let next = page.next { fields[.link] = Self.link(to: next, asked) }
    return Response(status: .ok, headers: fields, body: ResponseBody(json: json))
  }

  private func cancel(_ request: Request, as principal: Principal, _ trace: TraceContext?) async throws
    -> Response
  {
    try OperatorOnly.check(principal)
    let body = JSONField(try await JSONBody.required(of: request))
    var faults: [JSONFault] = []
    let elements = body["ids"].array(&faults, count: 1...SameSender.mostCancelled)
    let ids = elements.map { $0.compactMap { $0.string(&faults) } } ?? []
    let reason = body["reason"].optionalString(&faults)
    let outcomes = try await sameSender.cancel(
      ids, reason: reason, as: principal, unreadable: [Fault](faults), trace: trace)
    var json = JSONWriter()
    json.object { json in
      json.array("results") { json in
        for outcome in outcomes { Self.write(outcome, to: &json) }
      }
    }
    return Response(status: .ok, headers: headers.privateJSON, body: ResponseBody(json: json))
  }

  /// What became of an order; why it was not called off as the problem's members say it.
  private static func write(_ outcome: SameSender.Outcome, to json: inout JSONWriter) {
    json.object { json in
      json.member("id", outcome.id.description)
      switch outcome.result {
      case .success:
        json.member("cancelled", true)
      case .failure(let error):
        let problem = Problem(error: error)
        json.member("cancelled", false)
        json.member("type", problem.kind.type)
        json.member("title", problem.kind.title)
        json.member("detail", ifPresent: problem.detail)
        json.member("currentStatus", ifPresent: problem.currentStatus?.rawValue)
      }
    }
  }

  private static func write(_ unreadable: [UnreadableOrder], to json: inout JSONWriter) {
    json.array("unreadable") { json in
      for order in unreadable {
        json.object { json in
          json.member("id", order.place.id.description)
          json.member("number", order.number.description)
          json.member("dueDate", order.place.dueDate.description)
          json.member("reason", order.reason.rawValue)
        }
      }
    }
  }

  /// The next page's address. All in it was checked, so nothing in it needs escaping.
  private static func link(to next: OrderCursor, _ asked: ListOrders.Request) -> String {
    let parameters = [
      ("from", asked.from), ("to", asked.to), ("status", asked.status),
      ("limit", asked.limit.map { String($0) }), ("cursor", next.description),
    ]
    let query = parameters.compactMap { name, value in value.map { "\(name)=\($0)" } }
    return "</orders?\(query.joined(separator: "&"))>; rel=\"next\""
  }
}
