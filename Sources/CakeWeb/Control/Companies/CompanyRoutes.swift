import CakeHTTP
import CakeLanguages
import CakeOrdering
import Hummingbird

/// The delivery companies, and whether anything is sent to them.
struct CompanyRoutes: Sendable {
  let front: FrontDesk
  let states: any DeliveryCompanyStates
  let enable: EnableDeliveryCompany

  func add(to router: Router<CakeRequestContext>) {
    router.get(
      "control/companies",
      use: front.operatorPage { request, _, visit, _ in
        front.answer(try await page(request, visit), to: visit)
      })
    router.post(
      "control/companies/{id}/disablement",
      use: act { id throws(StoreError) in
        try await states.disable(id, at: front.desk.clock.now())
      })
    router.post(
      "control/companies/{id}/enablement",
      use: act { id throws(StoreError) in try await enable(id) })
  }

  private func page(_ request: Request, _ visit: Visit) async throws -> CompaniesPage {
    let known = try await OrderingError.asking { () async throws(StoreError) in
      try await states.deliveryCompanyStates()
    }
    var page = CompaniesPage(known, front, visit)
    let query = request.uri.queryParameters
    guard let company = query.get("company").flatMap({ front.shop.deliveryCompany($0) }) else { return page }
    // What the page says is what is so, whatever its address says.
    let isEnabled = known[company.id]?.isEnabled ?? true
    page.notice = front.texts(visit)(
      isEnabled ? "companies.isEnabled" : "companies.isDisabled", ["name": company.name])
    page.noticeKind = isEnabled ? "good" : "warn"
    return page
  }

  /// What a company's button does: then the companies again.
  private func act(
    _ action: @escaping @Sendable (DeliveryCompanyID) async throws(StoreError) -> Void
  ) -> @Sendable (Request, CakeRequestContext) async throws -> Response {
    front.operatorPage { request, context, visit, _ in
      _ = try await front.form(request, visit)
      guard let id = context.parameters["id"], let company = front.shop.deliveryCompany(String(id)) else {
        throw OrderingError.notFound
      }
      try await OrderingError.asking { () async throws(StoreError) in try await action(company.id) }
      return front.redirect(visit, to: "/control/companies?company=\(QueryText.encoded(company.id))")
    }
  }
}
