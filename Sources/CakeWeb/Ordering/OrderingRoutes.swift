import CakeHTTP
import CakeLanguages
import CakeOrdering
import HTTPTypes
import Hummingbird

/// From the basket to a placed order.
struct OrderingRoutes: Sendable {
  let front: FrontDesk

  /// What the domain is told of where an order comes from.
  private struct Origin {
    let quota: (any PlacingQuota)?
    let sender: SenderDigest?
    let trace: TraceContext?
  }

  func add(to router: Router<CakeRequestContext>) {
    router.get(
      "order",
      use: front.page { request, context, visit in
        return try await show(OrderForm(random: front.desk.random), to: visit)
      })
    router.post(
      "order",
      use: front.page { request, context, visit in
        let isStaff = visit.party != nil
        let origin = Origin(
          quota: front.doorkeeper.placingQuota(request, context, staff: isStaff),
          sender: front.doorkeeper.sender(request, context, staff: isStaff), trace: context.trace)
        return try await go(on: try await front.form(request, visit), visit, origin)
      })
  }

  /// What the button that was pressed asks for.
  private func go(on fields: FormBody, _ visit: Visit, _ origin: Origin) async throws -> Response {
    let form = OrderForm(fields, random: front.desk.random)
    if let index = fields["remove"].flatMap({ Int($0) }) { return try await remove(index, form, visit) }
    switch (fields["month"], fields["step"]) {
    case (nil, "place"): return try await place(form, fields, visit, origin)
    case (nil, "review"): return try await review(form, visit)
    default: return try await show(form, to: visit)
    }
  }

  private func remove(_ index: Int, _ form: OrderForm, _ visit: Visit) async throws -> Response {
    var visit = visit
    if visit.basket.lines.indices.contains(index) { visit.basket.lines.remove(at: index) }
    var response = try await show(form, to: visit)
    response.headers.append(
      HTTPField(name: .setCookie, value: front.cookie(Cookies.basket, visit.basket.cookie ?? "")))
    return response
  }

  private func review(_ form: OrderForm, _ visit: Visit) async throws -> Response {
    let request = form.request(visit.basket, language: visit.language.rawValue)
    let faults = PlaceOrder(desk: front.desk).faults(of: request)
    guard faults.isEmpty else {
      return try await show(form, to: visit, FieldFaults(faults, front.texts(visit)))
    }
    return front.answer(ReviewPage(form, front, visit), to: visit)
  }

  private func place(
    _ form: OrderForm, _ fields: FormBody, _ visit: Visit, _ origin: Origin
  ) async throws -> Response {
    let basket = Basket(cookie: fields["basket"] ?? "", shop: front.shop)
    let request = form.request(basket, language: fields["language"] ?? visit.language.rawValue)
    do throws(OrderingError) {
      let placed = try await PlaceOrder(desk: front.desk)(
        request, key: IdempotencyKey(header: form.key), quota: origin.quota, sender: origin.sender,
        trace: origin.trace)
      let path = "/track/\(placed.order.id)/\(placed.token.text)"
      return front.redirect(
        visit, to: path + "?placed", cookies: [front.cookie(Cookies.basket, "", maxAge: 0)])
    } catch {
      switch error {
      case .invalid(let faults):
        return try await show(form, to: visit, FieldFaults(faults, front.texts(visit)))
      case .full:
        let fault = obstacle(to: visit) ?? FieldFaults("dueDate", front.texts(visit)["fault.full"])
        return try await show(form, to: visit, fault)
      case .quotaExceeded(let wait):
        // On the order's own page, where nothing that was typed is lost.
        let fault = FieldFaults("faults", front.texts(visit)["message.orderLimit.text"])
        var response = try await show(form, to: visit, fault)
        response.status = .tooManyRequests
        response.headers[.retryAfter] = String(wait.components.seconds)
        return response
      default: throw error
      }
    }
  }

  private func show(_ form: OrderForm, to visit: Visit, _ faults: FieldFaults = FieldFaults()) async throws
    -> Response
  {
    let now = front.desk.clock.now()
    let calendar = front.desk.calendar
    let span = MonthSpan(
      of: form.month ?? calendar.today(at: now), today: calendar.today(at: now),
      horizon: calendar.horizon(at: now))
    let wishes = visit.basket.lines.map { OfferDays.Wish(cakeID: $0.cake, quantity: $0.quantity) }
    let days = try await OfferDays(desk: front.desk)(wishes, from: span.first, to: span.last)
    let shown = faults.isEmpty ? obstacle(to: visit) ?? faults : faults
    let page = OrderPage(form, days, span, shown, front, visit)
    return front.answer(page, to: visit, status: faults.isEmpty ? .ok : .unprocessableContent)
  }

  /// Why no day at all could be had for what is in the basket; nil if one could.
  private func obstacle(to visit: Visit) -> FieldFaults? {
    let lines = visit.basket.lines
    let effort = lines.reduce(0) { $0 + (front.shop.cake($1.cake)?.effort ?? 0) * $1.quantity }
    let texts = front.texts(visit)
    return switch front.shop.obstacle(toBaking: lines.map(\.cake), effort: effort) {
    case nil: nil
    case .nobodyBakesAll: FieldFaults("items", texts["fault.nobodyBakesAll"])
    case .moreThanADay: FieldFaults("items", texts["fault.moreThanADay"])
    }
  }
}
