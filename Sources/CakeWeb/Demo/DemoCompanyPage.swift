import CakeLanguages
import CakeOrdering

/// The delivery company beside the demo.
struct DemoCompanyPage: Page {
  static let template = "demo-company"

  /// A request that it received.
  struct Received: Sendable {
    var what: String
    var orderNumber: String?
    var orderStatus: String?
    var at: String
    var ago: String
    var outcomeText: String
    var badge: String
  }

  /// Something it can do with requests.
  struct Choice: Sendable {
    var value: String
    var label: String
    var means: String
    var isChosen: Bool
  }

  var title: String
  var width: String?
  var formToken: String
  var companyName: String
  var choices: [Choice]
  var received: [Received]
  var isEmpty: Bool
  var notice: String?

  init(
    _ webhooks: [DemoWebhook], _ orders: [OrderID: Order], _ manner: DemoManner, _ front: FrontDesk,
    _ visit: Visit
  ) {
    let texts = front.texts(visit)
    let times = ControlTimes(front, visit)
    title = texts["demo.company"]
    formToken = visit.formToken.text
    companyName = front.shop.deliveryCompanies.first?.name ?? ""
    choices = DemoManner.allCases.map {
      Choice(
        value: $0.rawValue, label: texts["demo.manner.\($0.rawValue)"],
        means: texts["demo.manner.\($0.rawValue)Means"], isChosen: $0 == manner)
    }
    received = webhooks.map { webhook in
      let order = webhook.orderID.flatMap { orders[$0] }
      return Received(
        what: webhook.type.map(texts.occasion) ?? texts["demo.unread"],
        orderNumber: order?.number.description,
        orderStatus: order.map(texts.status), at: times.text(webhook.at), ago: times.ago(webhook.at),
        outcomeText: texts["demo.outcome.\(webhook.outcome.rawValue)"], badge: Self.badge(webhook.outcome))
    }
    isEmpty = received.isEmpty
  }

  private static func badge(_ outcome: DemoWebhook.Outcome) -> String {
    switch outcome {
    case .accepted: "badge delivered"
    case .repeated: "badge"
    case .busy: "badge placed"
    case .forged, .refused, .gone: "badge failed"
    }
  }
}
