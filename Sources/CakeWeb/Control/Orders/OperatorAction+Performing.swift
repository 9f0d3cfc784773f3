import CakeOrdering

extension OperatorAction {
  /// Does what a form asks for.
  ///
  /// - Throws: ``OrderingError``; its faults point at the form's fields by their names.
  func perform(
    _ form: FormBody, on id: OrderID, at desk: OrderDesk, as principal: Principal, trace: TraceContext?
  ) async throws(OrderingError) -> Order {
    switch self {
    case .fulfillment:
      let report = FulfilmentReport(
        allergensChecked: form["allergensChecked"] == "yes" ? true : nil, note: form.line("note"),
        deliveryCompanyID: form.filled("deliveryCompanyId"))
      return try await FulfillOrder(desk: desk)(report, of: id, as: principal, trace: trace)
    case .delivery:
      return try await deliver(form, id, desk, principal, trace)
    case .deliveryRequest:
      return try await requestDelivery(form, id, desk, principal, trace)
    case .assignment:
      return try await AssignProducer(desk: desk)(
        producerID: form.filled("producerId"), of: id, as: principal, trace: trace)
    case .review:
      return try await ReviewOrder(desk: desk)(
        rating: form["rating"].flatMap { Int($0) }, comment: form.line("comment"), of: id, as: principal,
        trace: trace)
    case .cancellation:
      return try await CancelOrder(desk: desk)(
        reason: form.line("reason"), of: id, as: principal, trace: trace)
    case .failure:
      return try await FailOrder(desk: desk)(
        reason: form.line("reason"), of: id, as: principal, trace: trace)
    case .erasure:
      guard form["confirm"] == "yes" else { throw .invalid([Fault("/confirm", "is required")]) }
      return try await EraseOrder(desk: desk)(id, as: principal)
    }
  }

  private func deliver(
    _ form: FormBody, _ id: OrderID, _ desk: OrderDesk, _ principal: Principal, _ trace: TraceContext?
  ) async throws(OrderingError) -> Order {
    var unreadable: [Fault] = []
    let typed = form.filled("deliveredAt")
    let deliveredAt = typed.flatMap { desk.calendar.instant($0) }
    if typed != nil, deliveredAt == nil {
      unreadable.append(Fault("/deliveredAt", "must be a date and time such as 2026-12-24T09:30"))
    }
    let report = DeliveryReport(
      deliveredAt: deliveredAt, receivedBy: form.line("receivedBy"),
      review: form["review"].flatMap { Int($0) }, comment: form.line("comment"))
    return try await CompleteDelivery(desk: desk)(
      report, of: id, as: principal, unreadable: unreadable, trace: trace)
  }

  /// Each request makes the company's phone ring anew, so a form is good for the order that it was made for alone.
  private func requestDelivery(
    _ form: FormBody, _ id: OrderID, _ desk: OrderDesk, _ principal: Principal, _ trace: TraceContext?
  ) async throws(OrderingError) -> Order {
    let order = try await ShowOrder(orders: desk.orders)(id, as: principal)
    guard form["version"] == "\(order.version)" else { throw .overtaken(status: order.status) }
    return try await RequestDelivery(desk: desk)(
      deliveryCompanyID: form.filled("deliveryCompanyId"), of: id, as: principal, trace: trace)
  }
}

extension ShopCalendar {
  /// The instant of a date and time on the shop's clocks, as browsers send it (HTML, "local date and time", with or
  /// without seconds); nil for any other text.
  fileprivate func instant(_ text: String) -> Timestamp? {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let date = LocalDate(String(parts[0])),
      let time = LocalTime(String(parts[1].prefix(5)))
    else { return nil }
    let rest = parts[1].dropFirst(5)
    guard rest.isEmpty || rest.first == ":" else { return nil }
    return zone.instant(date, time)
  }
}
