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
        let record = try await OrderRecord(Self.id(context), services, as: principal)
        var page = OrderRecordPage(record, front, visit)
        if let said = request.uri.queryParameters.get("said") {
          page.tell(said, of: record.order, front.texts(visit))
        }
        return front.answer(page, to: visit)
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
