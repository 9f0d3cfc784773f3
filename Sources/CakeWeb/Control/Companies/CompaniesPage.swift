import CakeLanguages
import CakeOrdering

/// The delivery companies: how they are doing, and whether anything is sent to them.
struct CompaniesPage: Page {
  static let template = "companies"

  var title: String
  var width: String? = "wide"
  var tabs: [PageFrame.Link]
  var formToken: String
  var companies: [CompanyCard]
  /// Whether the shop has companies, and all of them are disabled.
  var nobodyDelivers: Bool
  var notice: String?
  var noticeKind = "good"

  init(_ states: [DeliveryCompanyID: DeliveryCompanyState], _ front: FrontDesk, _ visit: Visit) {
    let texts = front.texts(visit)
    title = texts["companies.title"]
    tabs = ControlTabs.links(current: .companies, texts)
    formToken = visit.formToken.text
    let writer = CompanyCardWriter(texts, ControlTimes(front, visit))
    companies = front.shop.deliveryCompanies.map { writer.card($0, states[$0.id]) }
    if let first = companies.firstIndex(where: \.isEnabled) { companies[first].isAskedFirst = true }
    nobodyDelivers = !companies.isEmpty && !companies.contains(where: \.isEnabled)
  }
}
