import CakeHTTP
import CakeLanguages
import CakeOrdering
import Hummingbird

/// The delivery desk, for companies without a system of their own.
struct DeliveryRoutes: Sendable {
  let front: FrontDesk

  /// Who delivers, and who sees to it.
  private static let roles: Set<Role> = [.deliveryCompany, .operator]

  func add(to router: Router<CakeRequestContext>) {
    router.get(
      "deliveries",
      use: front.staffPage(Self.roles) { request, _, visit, principal in
        var page = try await DeliveriesPage(front, visit, principal)
        let query = request.uri.queryParameters
        if let id = query.get("order").flatMap({ OrderID($0) }) {
          await tell(of: id, wasRefused: query.get("said") == "movedOn", in: &page, visit, principal)
        }
        return front.answer(page, to: visit)
      })
    router.get(
      "deliveries/since",
      use: front.staffPage(Self.roles) { request, _, visit, principal in
        let page = try await DeliveriesPage(front, visit, principal)
        guard page.boardVersion != request.uri.queryParameters.get("version") else {
          return Response(status: .noContent, headers: PageHeaders.common(front.settings))
        }
        return front.answer(page, as: "desk", to: visit)
      })
    router.post(
      "deliveries/{id}/delivery",
      use: front.staffPage(Self.roles) { request, context, visit, principal in
        guard let id = context.parameters["id"].flatMap({ OrderID(String($0)) }) else {
          throw OrderingError.notFound
        }
        return try await deliver(id, front.form(request, visit), visit, principal, context)
      })
  }

  private func deliver(
    _ id: OrderID, _ form: FormBody, _ visit: Visit, _ principal: Principal, _ context: CakeRequestContext
  ) async throws -> Response {
    let report = DeliveryReport(
      receivedBy: form.filled("receivedBy"), review: form["review"].flatMap { Int($0) },
      comment: form.line("comment"))
    do throws(OrderingError) {
      _ = try await CompleteDelivery(desk: front.desk)(
        report, of: id, as: principal, trace: context.trace)
    } catch {
      switch error {
      case .invalid(let faults):
        var visit = visit
        visit.path = "/deliveries"
        var page = try await DeliveriesPage(front, visit, principal)
        page.show(faults, on: id, form, front.texts(visit))
        return front.answer(page, to: visit, status: .unprocessableContent)
      case .illegal, .overtaken: break
      default: throw error
      }
      return front.redirect(visit, to: "/deliveries?said=movedOn&order=\(id)")
    }
    return front.redirect(visit, to: "/deliveries?order=\(id)#ticket-\(id)")
  }

  /// Says what became of an order, if the visitor may see it.
  ///
  /// - Parameter wasRefused: Whether the report was, since the order had moved on before it.
  private func tell(
    of id: OrderID, wasRefused: Bool, in page: inout DeliveriesPage, _ visit: Visit, _ principal: Principal
  ) async {
    guard let order = try? await ShowOrder(orders: front.desk.orders)(id, as: principal),
      wasRefused || order.status.isFinal
    else { return }
    let texts = front.texts(visit)
    let isDelivered = order.status == .delivered && !wasRefused
    page.notice = texts(
      isDelivered ? "deliveries.delivered" : "deliveries.movedOn",
      ["number": order.number.description, "status": texts.status(order)])
    page.noticeKind = isDelivered ? "good" : "warn"
  }
}
