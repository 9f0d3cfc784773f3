import CakeHTTP
import CakeLanguages
import CakeOrdering
import Hummingbird

/// One order in the control room, and acting on it for any party.
struct OrderRecordRoutes: Sendable {
  let front: FrontDesk
  let services: CakeServices

  func add(to router: Router<CakeRequestContext>) {
    router.get(
      "control/orders/{id}",
      use: front.operatorPage { request, context, visit, principal in
        let record: OrderRecord
        do throws(OrderingError) {
          record = try await OrderRecord(Self.id(context), services, as: principal)
        } catch {
          guard case .unreadableOrder(let order) = error else { throw error }
          return front.answer(UnreadableRecordPage(order, front.texts(visit)), to: visit)
        }
        var page = OrderRecordPage(record, front, visit)
        if let said = request.uri.queryParameters.get("said") {
          page.tell(said, of: record.order, front.texts(visit))
        }
        return front.answer(page, to: visit)
      })
    router.post(
      "control/orders/{id}/cancellations",
      use: front.operatorPage { request, context, visit, principal in
        let form = try await front.form(request, visit)
        return try await cancel(form, besides: try Self.id(context), visit, principal, context.trace)
      })
    router.post(
      "control/orders/{id}/{action}",
      use: front.operatorPage { request, context, visit, principal in
        let id = try Self.id(context)
        guard let action = context.parameters["action"].flatMap({ OperatorAction(rawValue: String($0)) })
        else { throw OrderingError.notFound }
        let form = try await front.form(request, visit)
        do throws(OrderingError) {
          _ = try await action.perform(form, on: id, at: front.desk, as: principal, trace: context.trace)
        } catch {
          return try await answer(error, to: action, on: id, form, visit, principal)
        }
        return front.redirect(visit, to: Self.path(id) + "?said=\(action.rawValue)")
      })
  }

  /// Calls those off that were chosen among the orders of the same customer or sender. Sent again, the form does
  /// nothing more.
  private func cancel(
    _ form: FormBody, besides id: OrderID, _ visit: Visit, _ principal: Principal, _ trace: TraceContext?
  ) async throws -> Response {
    let chosen = form.all("id")
    guard !chosen.isEmpty else { return front.redirect(visit, to: Self.path(id) + "?said=noneChosen") }
    let record = try await OrderRecord(id, services, as: principal)
    let outcomes = try await SameSender(desk: front.desk).cancel(
      chosen, reason: form.line("reason"), as: principal, trace: trace)
    let page = CancellationsPage(outcomes, among: record.related, of: record.order, front, visit)
    return front.answer(page, to: visit)
  }

  /// Says why an action was not done: beside the fields, or that the order has moved on.
  private func answer(
    _ error: OrderingError, to action: OperatorAction, on id: OrderID, _ form: FormBody, _ visit: Visit,
    _ principal: Principal
  ) async throws -> Response {
    let faults: [Fault]
    switch error {
    case .invalid(let found): faults = found
    case .full: faults = [Fault("/producerId", FaultTexts.full)]
    case .illegal, .overtaken: return front.redirect(visit, to: Self.path(id) + "?said=movedOn")
    default: throw error
    }
    var visit = visit
    visit.path = Self.path(id)
    let record = try await OrderRecord(id, services, as: principal)
    var page = OrderRecordPage(record, front, visit)
    page.show(faults, of: action, form, front.texts(visit))
    return front.answer(page, to: visit, status: .unprocessableContent)
  }

  private static func path(_ id: OrderID) -> String { "\(ControlTabs.orders.url)/\(id)" }

  private static func id(_ context: CakeRequestContext) throws(OrderingError) -> OrderID {
    guard let id = context.parameters["id"].flatMap({ OrderID(String($0)) }) else { throw .notFound }
    return id
  }
}
