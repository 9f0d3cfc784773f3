import CakeOrdering
import HTTPTypes
import Hummingbird
import JSONText

/// Where the operator sees and repairs what went wrong.
struct OperatorRoutes: Sendable {
  let services: CakeServices
  let doorkeeper: Doorkeeper
  let headers: ResponseHeaders
  private static let usualLimit = 50
  private static let longestCursor = 500

  init(services: CakeServices, doorkeeper: Doorkeeper, headers: ResponseHeaders) {
    self.services = services
    self.doorkeeper = doorkeeper
    self.headers = headers
  }

  func add(to router: Router<CakeRequestContext>) {
    router.get("messages") { request, context in
      _ = try await doorkeeper.admitOperator(request, context)
      return try await listMessages(request)
    }
    router.post("messages/{id}/redrive") { request, context in
      _ = try await doorkeeper.admitOperator(request, context)
      guard try await services.messages.redrive(context.name()) else { throw OrderingError.notFound }
      return Response(status: .accepted, headers: headers.empty)
    }
    router.post("messages/redrive") { request, context in
      _ = try await doorkeeper.admitOperator(request, context)
      return try await wakeMessages(JSONBody.optional(of: request))
    }
    router.get("notifications") { request, context in
      _ = try await doorkeeper.admitOperator(request, context)
      return try await listNotifications(request)
    }
    let resend = ResendNotification(
      desk: services.desk, log: services.notifications, messages: services.messages)
    router.post("notifications/{id}/resend") { request, context in
      let principal = try await doorkeeper.admitOperator(request, context)
      try await resend(context.name(), as: principal)
      return Response(status: .accepted, headers: headers.empty)
    }
    router.get("delivery-companies") { request, context in
      _ = try await doorkeeper.admitOperator(request, context)
      return try await listDeliveryCompanies()
    }
    router.post("delivery-companies/{id}/enablement") { request, context in
      _ = try await doorkeeper.admitOperator(request, context)
      return try await enable(context.name())
    }
  }

  private func listMessages(_ request: Request) async throws -> Response {
    var query = QueryParameters(request)
    let state = query.text("state").map(MessageState.init)
    let limit = query.int("limit") ?? Self.usualLimit
    let cursor = query.text("cursor")
    var faults = query.faults
    if state == .some(nil) {
      let all = MessageState.allCases.map(\.rawValue).joined(separator: ", ")
      faults.append(Fault("/state", "must be one of: \(all)"))
    }
    faults += Self.fault(inLimit: limit)
    if let cursor, !(1...Self.longestCursor).contains(cursor.utf8.count) {
      faults.append(Fault("/cursor", "must be the cursor of a page before"))
    }
    if !faults.isEmpty { throw OrderingError.invalid(faults) }
    let page = try await services.messages.messages((state ?? nil) ?? .dead, limit: limit, after: cursor)
    return respond { json in json.messages(page) }
  }

  /// Hands all that fails or was put off to its handlers again, or all of one kind.
  private func wakeMessages(_ body: JSONValue) async throws -> Response {
    var faults: [JSONFault] = []
    let name = JSONField(body)["handler"].optionalString(&faults)
    let handler = name.flatMap(HandlerName.init(rawValue:))
    if faults.isEmpty, name != nil, handler == nil {
      let all = HandlerName.allCases.map(\.rawValue).joined(separator: ", ")
      throw OrderingError.invalid([Fault("/handler", "must be one of: \(all)")])
    }
    if !faults.isEmpty { throw OrderingError.invalid([Fault](faults)) }
    let count = try await services.messages.wake(handler.map { [$0] } ?? Set(HandlerName.allCases))
    var json = JSONWriter()
    json.object { $0.member("count", count) }
    return Response(status: .accepted, headers: headers.privateJSON, body: ResponseBody(json: json))
  }

  private func listNotifications(_ request: Request) async throws -> Response {
    var query = QueryParameters(request)
    let order = query.text("order").map(OrderID.init)
    let limit = query.int("limit") ?? Self.usualLimit
    var faults = query.faults + Self.fault(inLimit: limit)
    if order == .some(nil) { faults.append(Fault("/order", "must be an order's id")) }
    if !faults.isEmpty { throw OrderingError.invalid(faults) }
    let found = try await services.notifications.notifications(order: order ?? nil, limit: limit)
    return respond { json in json.notifications(found) }
  }

  private static func fault(inLimit limit: Int) -> [Fault] {
    (1...200).contains(limit) ? [] : [Fault("/limit", "must be from 1 to 200")]
  }

  private func listDeliveryCompanies() async throws -> Response {
    let states = try await services.deliveryCompanies.deliveryCompanyStates()
    return respond { json in
      json.object { json in
        json.array("deliveryCompanies") { json in
          for company in services.desk.shop.deliveryCompanies {
            json.deliveryCompany(company, states[company.id])
          }
        }
      }
    }
  }

  private func enable(_ id: DeliveryCompanyID) async throws -> Response {
    guard let company = services.desk.shop.deliveryCompany(id) else { throw OrderingError.notFound }
    try await EnableDeliveryCompany(
      companies: services.deliveryCompanies, messages: services.messages)(id)
    let state = try await services.deliveryCompanies.deliveryCompanyStates()[id]
    return respond { json in json.deliveryCompany(company, state) }
  }

  private func respond(_ write: (inout JSONWriter) -> Void) -> Response {
    var json = JSONWriter()
    write(&json)
    return Response(status: .ok, headers: headers.privateJSON, body: ResponseBody(json: json))
  }
}
