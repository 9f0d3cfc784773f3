import CakeHTTP
import CakeOrdering
import Hummingbird

/// Putting cakes into the basket, and saying what they must not contain.
struct BasketRoutes: Sendable {
  let front: FrontDesk

  func add(to router: Router<CakeRequestContext>) {
    router.post(
      "basket",
      use: front.page { request, context, visit in
        return try add(try await front.form(request, visit), visit)
      })
    router.post(
      "basket/avoid",
      use: front.page { request, context, visit in
        let form = try await front.form(request, visit)
        var basket = visit.basket
        basket.avoid = front.shop.knownAllergens.filter(form.all("avoid").contains)
        return front.redirect(visit, to: "/", cookies: [front.cookie(Cookies.basket, basket.cookie ?? "")])
      })
  }

  private func add(_ form: FormBody, _ visit: Visit) throws -> Response {
    guard let cake = form["cake"].flatMap(front.shop.cake) else { throw OrderingError.notFound }
    var page = CakePage(cake, front, visit)
    page.inscription = form["inscription"] ?? ""
    page.quantity = form["quantity"] ?? "1"
    let faults = FaultTexts(front.texts(visit))
    let inscription = form.filled("inscription")
    page.inscriptionFault = inscription.flatMap {
      TextRules.fault(in: $0, max: TextRules.inscription).map { faults.text($0) }
    }
    let quantity = Int(page.quantity).flatMap { (1...99).contains($0) ? $0 : nil }
    if quantity == nil { page.quantityFault = faults.text("must be from 1 to 99") }
    guard let quantity, page.inscriptionFault == nil else {
      return front.answer(page, to: visit, status: .unprocessableContent)
    }
    var basket = visit.basket
    basket.put(Basket.Line(cake: cake.id, quantity: quantity, inscription: inscription))
    guard let cookie = basket.cookie else {
      page.quantityFault = front.texts(visit)["shop.basketFull"]
      return front.answer(page, to: visit, status: .unprocessableContent)
    }
    return front.redirect(
      visit, to: "/?added=\(cake.id)", cookies: [front.cookie(Cookies.basket, cookie)])
  }
}
