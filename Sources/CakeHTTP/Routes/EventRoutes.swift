import CakeOrdering
import HTTPTypes
import Hummingbird

/// Where somebody watches an order.
struct EventRoutes: Sendable {
  let showOrder: ShowOrder
  let changes: OrderChanges
  let doorkeeper: Doorkeeper
  let headers: ResponseHeaders
  let settings: EventStreamSettings
  /// After how many milliseconds a client asks again where streams don't last.
  private static let pollingInterval = 5000

  func add(to router: Router<CakeRequestContext>) {
    switch settings {
    case .single:
      router.get("orders/{id}/events") { request, context in
        let principal = try await doorkeeper.principal(request, context)
        let order = try await showOrder(context.orderID(), as: principal)
        let event = ServerSentEvent.order(order, retry: Self.pollingInterval)
        return Response(status: .ok, headers: headers.events, body: ResponseBody(byteBuffer: event))
      }
    case .stream(let limit, let perOrder, let perAddress, let lifetime, let heartbeat):
      let streams = EventStreams(limit: limit, perOrder: perOrder, perAddress: perAddress)
      router.get("orders/{id}/events") { request, context in
        let principal = try await doorkeeper.principal(request, context)
        let id = try context.orderID()
        // Refused before the stream begins, while a status can still say so.
        _ = try await showOrder(id, as: principal)
        guard request.method == .get else {
          return Response(status: .ok, headers: headers.events)
        }
        let place = try streams.place(for: id, client: doorkeeper.countedAddress(request, context))
        let credentials = Credentials(request)
        let stream = EventStream(
          id: id, read: { try await order(id, for: credentials) }, changes: changes, lifetime: lifetime,
          heartbeat: heartbeat, place: place)
        return Response(status: .ok, headers: headers.events, body: stream.body(of: request))
      }
    }
  }
  /// The order as it is now; nil if it is no longer to be seen by whoever shows these credentials.
  private func order(_ id: OrderID, for credentials: Credentials) async throws(OrderingError) -> Order? {
    guard let principal = try await doorkeeper.principal(credentials) else { return nil }
    do {
      return try await showOrder(id, as: principal)
    } catch {
      guard case .notFound = error else { throw error }
      return nil
    }
  }
}
