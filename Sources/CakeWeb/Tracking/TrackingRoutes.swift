import CakeHTTP
import CakeLanguages
import CakeOrdering
import Hummingbird

/// The page behind a customer's link: where the cake is, cancelling, reviewing.
struct TrackingRoutes: Sendable {
  let front: FrontDesk
  let api: CakeAPI

  func add(to router: Router<CakeRequestContext>) {
    let page = front.page { request, context, visit in
      let (id, token) = try Self.link(context)
      let order = try await ShowOrder(orders: front.desk.orders)(id, as: .customer(token))
      var page = TrackingPage(order, token, front, visit)
      page.tell(of: request.uri.query ?? "", front.texts(visit))
      return front.answer(page, to: visit)
    }
    router.get("track/{id}/{token}") { request, context in
      // Programs get the order itself at the same link.
      FrontDesk.wantsPage(request)
        ? try await page(request, context) : try await api.track(request, context)
    }
    router.post(
      "track/{id}/{token}/cancellation",
      use: front.page { request, context, visit in
        let (id, token) = try Self.link(context)
        let form = try await front.form(request, visit)
        return try await act(on: id, token, visit, saying: "cancelled") { () async throws(OrderingError) in
          try await CancelOrder(desk: front.desk)(
            reason: form.filled("reason"), of: id, as: .customer(token), trace: context.trace)
        }
      })
    router.post(
      "track/{id}/{token}/review",
      use: front.page { request, context, visit in
        let (id, token) = try Self.link(context)
        let form = try await front.form(request, visit)
        return try await act(on: id, token, visit, form, saying: "reviewed") {
          () async throws(OrderingError) in
          try await ReviewOrder(desk: front.desk)(
            rating: form["rating"].flatMap { Int($0) }, comment: form.line("comment"), of: id,
            as: .customer(token),
            trace: context.trace)
        }
      })
  }

  /// Does what a form asks for and shows the order again, with what is wrong if it cannot be.
  private func act(
    on id: OrderID, _ token: TrackingToken, _ visit: Visit, _ form: FormBody? = nil, saying: String,
    _ action: () async throws(OrderingError) -> Order
  ) async throws -> Response {
    do throws(OrderingError) {
      _ = try await action()
      return front.redirect(visit, to: "/track/\(id)/\(token.text)?\(saying)")
    } catch {
      let texts = front.texts(visit)
      let order = try await ShowOrder(orders: front.desk.orders)(id, as: .customer(token))
      var page = TrackingPage(order, token, front, visit)
      switch error {
      case .invalid(let faults): page.show(FieldFaults(faults, texts), form)
      case .cutOffPassed(let until):
        page.notice = texts(
          "track.cutOffPassed", ["until": texts.language.text(until, in: front.desk.calendar.zone)])
      case .illegal: page.notice = texts["track.movedOn"]
      default: throw error
      }
      page.noticeKind = "warn"
      return front.answer(page, to: visit, status: .unprocessableContent)
    }
  }

  /// The order and the token of the path.
  private static func link(_ context: CakeRequestContext) throws(OrderingError) -> (OrderID, TrackingToken) {
    guard let id = context.parameters["id"].flatMap({ OrderID(String($0)) }),
      let token = context.parameters["token"].flatMap({ TrackingToken(String($0)) })
    else { throw .notFound }
    return (id, token)
  }
}
