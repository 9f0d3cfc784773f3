import CakeLanguages
import CakeOrdering

/// Finds out what is wrong with an order.
struct OrderTroubles: Sendable {
  let order: Order
  let notifications: [Notification]
  /// The companies to which nothing is sent at the moment.
  let disabled: Set<DeliveryCompanyID>
  let shop: Shop
  let texts: Texts
  /// Whether its time is over.
  let isLate: Bool

  /// All that is wrong, the worst first.
  func all() -> [OrderTrouble] {
    ofStatus + (order.isErasureIncomplete ? [trouble("notWhollyErased", [])] : [])
  }

  private var ofStatus: [OrderTrouble] {
    switch order.status {
    case .failed: [givenUp]
    case .placed: isLate ? [trouble("notBaked", [.fulfillment, .assignment, .cancellation])] : []
    case .fulfilled: fulfilled
    case .sentForDelivery: [asked, late].compactMap(\.self)
    case .delivered, .cancelled: []
    }
  }

  private var givenUp: OrderTrouble {
    let reason = order.history.last { $0.action == .fail }?.note
    var ways: [OrderTrouble.Way] = []
    if let phone = order.customer?.phone {
      ways.append(OrderTrouble.Way(url: ContactLink.call(phone), wayName: texts["trouble.call"]))
    }
    if let email = order.customer?.email {
      ways.append(OrderTrouble.Way(url: ContactLink.write(email), wayName: texts["trouble.write"]))
    }
    ways.append(OrderTrouble.Way(url: "/", wayName: texts["trouble.orderAnew"]))
    return OrderTrouble(
      kind: "danger", heading: texts["trouble.failed.heading"],
      explanation: [
        reason.map { texts("trouble.failed.reason", ["reason": $0]) }, texts["trouble.failed.text"],
      ].compactMap(\.self).joined(separator: " "),
      ways: ways)
  }

  private var fulfilled: [OrderTrouble] {
    if order.handover == .pickup { return isLate ? [trouble("notCollected", [.delivery, .failure])] : [] }
    let nobody = shop.deliveryCompanies.allSatisfy { disabled.contains($0.id) }
    if nobody { return [trouble("nobodyDelivers", [.deliveryRequest])] }
    return isLate ? [trouble("notSent", [.deliveryRequest, .failure])] : []
  }

  /// The company that was asked last has not taken the request.
  private var asked: OrderTrouble? {
    guard let request = order.deliveryRequest else { return nil }
    let company = shop.deliveryCompany(request.companyID)?.name ?? request.companyID
    let last = notifications.last {
      $0.handler == .notifyDeliveryCompany && $0.message.version == request.version
    }
    if case .failed(let reason) = last?.outcome {
      var trouble = trouble("refused", [.deliveryRequest, .failure])
      trouble.heading = texts("trouble.refused.heading", ["company": company])
      trouble.explanation = texts("trouble.refused.text", ["reason": texts.reason(reason)])
      return trouble
    }
    guard disabled.contains(request.companyID), last == nil else { return nil }
    var trouble = trouble("disabled", [.deliveryRequest])
    trouble.heading = texts("trouble.disabled.heading", ["company": company])
    return trouble
  }

  private var late: OrderTrouble? {
    isLate ? trouble("notDelivered", [.delivery, .deliveryRequest, .failure]) : nil
  }

  private func trouble(_ name: String, _ helps: [OperatorAction]) -> OrderTrouble {
    let offered = helps.filter { $0.isOffered(for: order, in: shop) }
    return OrderTrouble(
      kind: "danger", heading: texts["trouble.\(name).heading"], explanation: texts["trouble.\(name).text"],
      ways: offered.map { help in
        let isCollection = help == .delivery && order.handover == .pickup
        let name = isCollection ? "collection" : help.rawValue
        return OrderTrouble.Way(url: "#\(help.rawValue)", wayName: texts["act.\(name).heading"])
      })
  }
}
