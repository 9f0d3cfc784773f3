import CakeHTTP
import CakeLanguages
import CakeOrdering
import HTTPTypes
import Hummingbird

/// The baker's board: what to bake, and what was baked.
struct BakeryRoutes: Sendable {
  let front: FrontDesk

  /// Who bakes, and who sees to it.
  private static let roles: Set<Role> = [.producer, .operator]

  func add(to router: Router<CakeRequestContext>) {
    router.get(
      "bakery",
      use: front.staffPage(Self.roles) { request, _, visit, principal in
        front.answer(await front.drawn(try await board(request, visit, principal), for: visit), to: visit)
      })
    router.get(
      "bakery/since",
      use: front.staffPage(Self.roles) { request, _, visit, principal in
        let chosen = chosenProducer(request.uri.queryParameters.get("producer"))
        let orders = try await BakeryOrders(front.desk, for: principal, only: chosen)
        guard orders.version != request.uri.queryParameters.get("version") else {
          return Response(status: .noContent, headers: PageHeaders.common(front.settings))
        }
        let page = await front.drawn(BakeryPage(orders, front, visit, only: chosen), for: visit)
        return front.answer(page, as: "board", to: visit)
      })
    router.get(
      "bakery/print",
      use: front.staffPage(Self.roles) { request, _, visit, principal in
        guard let date = request.uri.queryParameters.get("date").flatMap({ LocalDate($0) }) else {
          throw OrderingError.notFound
        }
        let chosen = chosenProducer(request.uri.queryParameters.get("producer"))
        let orders = try await BakeryOrders(front.desk, for: principal, only: chosen)
        return front.answer(DaySheetPage(date, orders, front, visit, only: chosen), to: visit)
      })
    router.post(
      "bakery/{id}/fulfillment",
      use: act("fulfilled") { form, id, principal, trace async throws(OrderingError) in
        try await FulfillOrder(desk: front.desk)(
          FulfilmentReport(allergensChecked: form["allergensChecked"] == "yes" ? true : nil), of: id,
          as: principal, trace: trace)
      })
    router.post(
      "bakery/{id}/collection",
      use: act("collected") { _, id, principal, trace async throws(OrderingError) in
        try await CompleteDelivery(desk: front.desk)(
          DeliveryReport(), of: id, as: principal, trace: trace)
      })
  }

  private func board(_ request: Request, _ visit: Visit, _ principal: Principal) async throws -> BakeryPage {
    let query = request.uri.queryParameters
    let chosen = chosenProducer(query.get("producer"))
    let orders = try await BakeryOrders(front.desk, for: principal, only: chosen)
    var page = BakeryPage(orders, front, visit, only: chosen)
    guard let said = query.get("said"), let id = query.get("order").flatMap({ OrderID($0) }) else {
      return page
    }
    let texts = front.texts(visit)
    switch said {
    case "unchecked":
      if page.show(texts["bakery.unchecked"], on: id) { return page }
    case "fulfilled", "collected", "movedOn": break
    default: return page
    }
    // Whatever the address says, only what the visitor may see is told.
    guard
      let order = try? await ShowOrder(orders: front.desk.orders)(id, as: principal),
      order.status != .placed
    else { return page }
    page.notice = texts(
      said == "fulfilled" || said == "collected" ? "bakery.\(said)" : "bakery.movedOn",
      ["number": order.number.description, "status": texts.status(order)])
    page.noticeKind = said == "fulfilled" || said == "collected" ? "good" : "warn"
    return page
  }

  /// What a ticket's button does: then the board again, where the baker was.
  private func act(
    _ said: String,
    _ action:
      @escaping @Sendable (FormBody, OrderID, Principal, TraceContext?) async throws(OrderingError) ->
      Order
  ) -> @Sendable (Request, CakeRequestContext) async throws -> Response {
    front.staffPage(Self.roles) { request, context, visit, principal in
      guard let id = context.parameters["id"].flatMap({ OrderID(String($0)) }) else {
        throw OrderingError.notFound
      }
      let form = try await front.form(request, visit)
      let query = request.uri.queryParameters
      let next = query.get("next").flatMap { OrderNumber($0) }
      var outcome = (said: said, anchor: next.map { "#ticket-\($0)" } ?? "")
      do throws(OrderingError) {
        _ = try await action(form, id, principal, context.trace)
      } catch {
        switch error {
        case .invalid:
          let order = try await ShowOrder(orders: front.desk.orders)(id, as: principal)
          outcome = ("unchecked", "#ticket-\(order.number)")
        case .illegal, .overtaken: outcome.said = "movedOn"
        default: throw error
        }
      }
      let filter = chosenProducer(query.get("producer")).map { "&producer=\($0)" } ?? ""
      return front.redirect(visit, to: "/bakery?said=\(outcome.said)&order=\(id)\(filter)\(outcome.anchor)")
    }
  }

  /// The bakery that was asked for, if there is one of that name.
  private func chosenProducer(_ id: String?) -> ProducerID? {
    id.flatMap { front.shop.producer($0) }?.id
  }
}
