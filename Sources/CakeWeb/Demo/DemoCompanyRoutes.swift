import CakeHTTP
import CakeLanguages
import CakeOrdering
import Hummingbird

/// The delivery company beside the demo: what it received, and what it does with it.
struct DemoCompanyRoutes: Sendable {
  let front: FrontDesk
  let company: any DemoDeliveryCompany

  static let path = "/demo/delivery-company"

  func add(to router: Router<CakeRequestContext>) {
    router.get(
      "demo/delivery-company",
      use: front.page { request, _, visit in
        var page = await page(visit)
        if request.uri.query == "changed" { page.notice = front.texts(visit)["demo.changed"] }
        return front.answer(page, to: visit)
      })
    router.post(
      "demo/delivery-company",
      use: front.page { request, _, visit in
        let form = try await front.form(request, visit)
        guard let manner = form["manner"].flatMap({ DemoManner(rawValue: $0) }) else {
          throw OrderingError.notFound
        }
        await company.behave(manner)
        return front.redirect(visit, to: Self.path + "?changed")
      })
  }

  private func page(_ visit: Visit) async -> DemoCompanyPage {
    let webhooks = await company.webhooks()
    var orders: [OrderID: Order] = [:]
    for id in Set(webhooks.compactMap(\.orderID)) {
      if let order = try? await front.desk.orders.order(id) { orders[id] = order }
    }
    return DemoCompanyPage(webhooks, orders, await company.manner(), front, visit)
  }
}
