/// Counts orders one by one, and keeps no more of them than is needed for ``ShopStatistics``.
struct OrderTally {
  private let calendar: ShopCalendar
  private(set) var orders = 0
  /// Orders that cannot be read.
  var unreadable = 0
  private(set) var cakes = 0
  private(set) var rating = RatingSummary()
  private var days: [LocalDate: [OrderStatus: Int]] = [:]
  private var revenueByCurrency: [String: Int] = [:]
  private var companiesByID: [DeliveryCompanyID: CompanyStatistics] = [:]
  private(set) var baking: [Int64] = []
  private(set) var delivering: [Int64] = []
  private(set) var collecting: [Int64] = []

  init(calendar: ShopCalendar) {
    self.calendar = calendar
  }

  mutating func add(_ order: Order) {
    orders += 1
    days[order.dueDate, default: [:]][order.status, default: 0] += 1
    if order.status != .cancelled, order.status != .failed {
      cakes += order.items.reduce(0) { $0 + $1.quantity }
      revenueByCurrency[order.total.currency, default: 0] += order.total.amount
    }
    rating.add(order.review?.rating)
    addTimes(of: order)
    if let company = order.deliveryCompanyID {
      companiesByID[company, default: CompanyStatistics(company)].add(order, calendar)
    }
  }

  private mutating func addTimes(of order: Order) {
    guard let fulfilled = order.fulfilment?.at else { return }
    baking.append(Self.milliseconds(from: order.placedAt, to: fulfilled))
    guard let delivered = order.delivery?.at else { return }
    switch order.handover {
    case .pickup: collecting.append(Self.milliseconds(from: fulfilled, to: delivered))
    case .delivery:
      guard let sent = order.history.first(where: { $0.status == .sentForDelivery }) else { return }
      delivering.append(Self.milliseconds(from: sent.at, to: delivered))
    }
  }

  /// Every day from one to another, both included.
  func days(from first: LocalDate, to last: LocalDate) -> [DayOrders] {
    (first.daysSinceEpoch...max(first, last).daysSinceEpoch).map { day in
      let date = LocalDate(daysSinceEpoch: day)
      return DayOrders(date: date, counts: days[date] ?? [:])
    }
  }

  /// What was sold, by currency, the shop's own first.
  var revenue: [Money] {
    let own = calendar.shop.currency
    let others = revenueByCurrency.keys.filter { $0 != own }.sorted()
    return ([own] + others).map { Money(amount: revenueByCurrency[$0] ?? 0, currency: $0) }
  }

  /// The shop's companies in its order, then those that it has no more.
  var companies: [CompanyStatistics] {
    let known = calendar.shop.deliveryCompanies.map(\.id)
    let others = companiesByID.keys.filter { !known.contains($0) }.sorted()
    return (known + others).map { companiesByID[$0] ?? CompanyStatistics($0) }
  }

  private static func milliseconds(from start: Timestamp, to end: Timestamp) -> Int64 {
    end.millisecondsSinceEpoch - start.millisecondsSinceEpoch
  }
}
