import CakeOrdering
import HTTPTypes
import Hummingbird
import JSONText
import NIOCore

/// What anybody may know of the shop: the menu, and for when cakes can be ordered.
struct ShopRoutes: Sendable {
  private let showAvailability: ShowAvailability
  private let doorkeeper: Doorkeeper
  private let headers: ResponseHeaders
  /// The menu never changes while the shop file is read once.
  private let menu: ByteBuffer

  init(desk: OrderDesk, doorkeeper: Doorkeeper, headers: ResponseHeaders) {
    showAvailability = ShowAvailability(desk: desk)
    self.doorkeeper = doorkeeper
    self.headers = headers
    var json = JSONWriter()
    json.menu(desk.shop.cakes)
    menu = ByteBuffer(bytes: json.bytes)
  }

  func add(to router: Router<CakeRequestContext>) {
    router.get("cakes") { request, context in
      try doorkeeper.admit(request, context)
      return Response(status: .ok, headers: headers.publicJSON, body: ResponseBody(byteBuffer: menu))
    }
    router.get("availability") { request, context in
      try doorkeeper.admit(request, context)
      return try await availability(request)
    }
  }

  private func availability(_ request: Request) async throws -> Response {
    var query = QueryParameters(request)
    let (from, to) = (query.text("from"), query.text("to"))
    try query.finish()
    let days = try await showAvailability(from: from, to: to)
    var json = JSONWriter(capacity: 8192)
    json.availability(days)
    return Response(status: .ok, headers: headers.privateJSON, body: ResponseBody(json: json))
  }
}
