import CakeJSON
import CakeOrdering
import HTTPTypes
import Hummingbird
import JSONText

/// Where orders are looked at.
struct OrderRoutes: Sendable {
  private let showOrder: ShowOrder
  private let listOrders: ListOrders
  private let doorkeeper: Doorkeeper
  private let headers: ResponseHeaders

  init(desk: OrderDesk, doorkeeper: Doorkeeper, headers: ResponseHeaders) {
    showOrder = ShowOrder(orders: desk.orders)
    listOrders = ListOrders(desk: desk)
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
    let page = try await listOrders(asked, as: principal, unreadable: query.faults)
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
