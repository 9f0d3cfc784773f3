import CakeHTTP
import CakeLanguages
import CakeOrdering
import HTTPTypes
import Hummingbird

/// The orders in the control room, as a list and as a file.
struct OrdersRoutes: Sendable {
  let front: FrontDesk

  func add(to router: Router<CakeRequestContext>) {
    router.get(
      "control/orders",
      use: front.operatorPage { request, _, visit, principal in
        let fields = FormBody(request.uri.query ?? "")
        let filter = OrderFilter(fields)
        let cursor = fields["cursor"].flatMap { OrderCursor($0) }
        do throws(OrderingError) {
          let slice = try await OrderSlice(front.desk, filter, as: principal, after: cursor)
          return front.answer(
            OrdersPage(slice, filter, isContinued: cursor != nil, front, visit),
            to: remembering(filter, visit))
        } catch {
          return try refuse(error, filter, visit)
        }
      })
    router.get(
      "control/orders.csv",
      use: front.operatorPage { request, _, visit, principal in
        let filter = OrderFilter(FormBody(request.uri.query ?? ""))
        do throws(OrderingError) {
          return try await export(filter, principal)
        } catch {
          return try refuse(error, filter, visit)
        }
      })
  }

  /// The orders as a file. Its first part is read before the answer begins, so that faults are told on a page.
  private func export(_ filter: OrderFilter, _ principal: Principal) async throws(OrderingError) -> Response {
    var scan = OrderScan(front.desk, filter, as: principal, step: OrderExport.step)
    let found = try await scan.exactly()
    let isExact = !found.isEmpty
    let first = isExact ? found : try await scan.next()
    var fields = PageHeaders.common(front.settings)
    fields[.contentType] = "text/csv; charset=utf-8"
    let today = front.desk.calendar.today(at: front.desk.clock.now())
    fields[.contentDisposition] = "attachment; filename=\"orders-\(today).csv\""
    return Response(
      status: .ok, headers: fields,
      body: OrderExport(shop: front.shop).body(first, then: isExact ? nil : scan))
  }

  /// Says what is wrong with the filters, beside each.
  private func refuse(_ error: OrderingError, _ filter: OrderFilter, _ visit: Visit) throws(OrderingError)
    -> Response
  {
    guard case .invalid(let faults) = error else { throw error }
    var visit = visit
    visit.path = ControlTabs.orders.url
    let page = OrdersPage(OrderSlice(), filter, isContinued: false, faults: faults, front, visit)
    return front.answer(page, to: remembering(filter, visit), status: .unprocessableContent)
  }

  /// The visit with its filters, so that they stay where the language is chosen anew.
  private func remembering(_ filter: OrderFilter, _ visit: Visit) -> Visit {
    var visit = visit
    visit.path += filter.query()
    return visit
  }
}
