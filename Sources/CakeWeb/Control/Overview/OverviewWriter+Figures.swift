import CakeOrdering

extension OverviewWriter {
  /// How things stand now.
  func now(deadMessages: Int) -> [FigureView] {
    let open = statistics.open
    let today = "from=\(statistics.today)&to=\(statistics.today)"
    let back = "from=\(statistics.today.adding(days: -OpenOrders.daysBack))"
    return [
      figure("toBakeToday", open.toBakeToday, "/control/orders?status=placed&\(today)"),
      figure("waiting", open.waiting, "/control/orders?status=fulfilled&\(back)"),
      figure("underWay", open.underWay, "/control/orders?status=sentForDelivery&\(back)"),
      figure("overdue", open.overdue, open.overdueToBake > 0 ? "/bakery" : "/deliveries", bad: "clock"),
      figure("failed", open.failed, "/control/orders?status=failed", bad: "allergen"),
      figure("dead", deadMessages, "/control/messages", bad: "flow"),
    ]
  }

  /// How the chosen days went.
  func sums() -> [FigureView] {
    let delivered = statistics.companies.reduce(0) { $0 + $1.delivered }
    let punctual = statistics.companies.reduce(0) { $0 + $1.punctual }
    return [
      FigureView(value: words.number(statistics.orders), figureName: texts["overview.figure.orders"]),
      FigureView(value: words.number(statistics.cakes), figureName: texts["overview.figure.cakes"]),
      FigureView(value: words.money(statistics.revenue), figureName: texts["overview.figure.revenue"]),
      FigureView(
        value: statistics.rating.average.map { texts("overview.stars", ["stars": words.decimal($0)]) } ?? "–",
        figureName: texts.counted("overview.ratings", statistics.rating.count)),
      FigureView(
        value: delivered == 0 ? "–" : words.percent(Double(punctual) / Double(delivered)),
        figureName: texts["overview.figure.punctual"]),
    ]
  }

  /// What went wrong and waits for somebody, the worst first.
  func alarms(deadMessages: Int, hanging: [Peer]) -> [OverviewAlarm] {
    let open = statistics.open
    var alarms: [OverviewAlarm] = []
    func add(_ kind: String, _ name: String, _ icon: String, _ count: Int, _ url: String) {
      guard count > 0 else { return }
      alarms.append(
        OverviewAlarm(
          alarmKind: kind, alarmIcon: icon, alarmText: texts.counted("overview.alarm.\(name)", count),
          alarmURL: url, action: texts["overview.alarm.\(name).action"]))
    }
    if !hanging.isEmpty {
      alarms.append(
        OverviewAlarm(
          alarmKind: "danger", alarmIcon: "flow",
          alarmText: texts("overview.alarm.hangs", ["who": hanging.map(name).joined(separator: ", ")]),
          alarmURL: "/control/messages?state=putOff", action: texts["overview.alarm.hangs.action"]))
    }
    add("danger", "failed", "allergen", open.failed, "/control/orders?status=failed")
    add("danger", "dead", "flow", deadMessages, "/control/messages")
    if let first = open.incompletelyErased.first {
      add("danger", "notErased", "allergen", open.incompletelyErased.count, "/control/orders/\(first)")
    }
    add("warn", "toBake", "clock", open.overdueToBake, "/bakery")
    add("warn", "toHandOver", "clock", open.overdueToHandOver, "/deliveries")
    return alarms
  }

  private func name(_ peer: Peer) -> String {
    switch peer {
    case .mail: texts["overview.mailServer"]
    case .deliveryCompany(let id): shop.deliveryCompany(id)?.name ?? id
    }
  }

  /// - Parameter icon: Shown beside it where there are any, because they need somebody.
  private func figure(_ name: String, _ count: Int, _ url: String, bad icon: String? = nil) -> FigureView {
    let isBad = icon != nil && count > 0
    let number = words.number(count)
    return FigureView(
      value: !statistics.open.isComplete && name != "dead"
        ? texts("overview.atLeast", ["number": number]) : number,
      figureName: texts["overview.figure.\(name)"], figureURL: url, isBad: isBad, icon: isBad ? icon : nil)
  }
}
