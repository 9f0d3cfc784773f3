import CakeOrdering

extension OrderFilter {
  /// The lists that hold the orders between them.
  func requests(limit: Int, after cursor: OrderCursor?) -> [ListOrders.Request] {
    let all = ListOrders.Request()
    let statuses: [String?] =
      switch status {
      case "": [nil]
      case Self.waiting: [OrderStatus.fulfilled.rawValue, OrderStatus.sentForDelivery.rawValue]
      default: [status]
      }
    return statuses.map { status in
      var request = all
      request.from = from.isEmpty ? nil : from
      request.to = to.isEmpty ? nil : to
      request.status = status
      request.limit = limit
      request.cursor = cursor?.description
      return request
    }
  }

  /// As whom the operator looks: a bakery's or company's own list is found without reading everybody's.
  func reader(_ principal: Principal) -> Principal {
    if !producer.isEmpty { return .staff(Party(.producer, producer)) }
    if !company.isEmpty { return .staff(Party(.deliveryCompany, company)) }
    return principal
  }

  /// What is wrong with the choices that the list itself does not know.
  func faults(_ shop: Shop) -> [Fault] {
    var faults: [Fault] = []
    if !producer.isEmpty, shop.producer(producer) == nil {
      faults.append(Fault("/producer", "is no producer of the shop"))
    }
    if !company.isEmpty, shop.deliveryCompany(company) == nil {
      faults.append(Fault("/company", "is no delivery company of the shop"))
    }
    if !handover.isEmpty, Handover(rawValue: handover) == nil {
      faults.append(Fault("/handover", "must be one of: delivery, pickup"))
    }
    return faults
  }

  /// Whether the lists hold other orders, too, so that many may have to be looked through for a few.
  var isNarrow: Bool {
    !handover.isEmpty || !q.isEmpty || status == Self.waiting || (!producer.isEmpty && !company.isEmpty)
  }

  /// Whether an order of the lists is asked for.
  func matches(_ order: Order) -> Bool {
    guard producer.isEmpty || order.producerID == producer,
      company.isEmpty || order.deliveryCompanyID == company,
      handover.isEmpty || order.handover.rawValue == handover,
      status != Self.waiting || order.handover == .delivery
    else { return false }
    return q.isEmpty || mentions(order)
  }

  /// Whether an order that cannot be read may be asked for: of what it holds, nobody knows here.
  func mayMatch(_ order: UnreadableOrder) -> Bool {
    (producer.isEmpty || order.producerID == producer)
      && (company.isEmpty || order.deliveryCompanyID == company)
  }

  /// Whether what is looked for stands anywhere in who an order is for, or is part of its number.
  private func mentions(_ order: Order) -> Bool {
    let wanted = q.lowercased()
    let customer = order.customer
    let texts = [customer?.name, customer?.email.text, order.address, order.number.description]
    if texts.contains(where: { $0?.lowercased().contains(wanted) ?? false }) { return true }
    guard let phone = customer?.phone else { return false }
    if phone.lowercased().contains(wanted) { return true }
    guard let digits = Self.phoneDigits(q) else { return false }
    return String(phone.filter(Self.isDigit)).contains(digits)
  }

  /// The digits of a telephone number, however it is written and without the zero of its area; nil for other texts.
  private static func phoneDigits(_ text: String) -> String? {
    guard text.allSatisfy({ isDigit($0) || " +-/().".contains($0) }) else { return nil }
    let digits = text.filter(isDigit).drop { $0 == "0" }
    return digits.count >= 4 ? String(digits) : nil
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
