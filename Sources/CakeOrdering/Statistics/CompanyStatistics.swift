/// How a delivery company did.
///
/// An order counts for the company that was asked last.
public struct CompanyStatistics: Sendable, Equatable {
  /// Which company.
  public let companyID: DeliveryCompanyID
  /// How many orders it delivered by the end of the promised slot, or of the day where none was chosen; less than a
  /// whole minute does not count, as in ``DeliveryFeedback/minutesLate``.
  public private(set) var punctual = 0
  /// How many it delivered later.
  public private(set) var late = 0
  /// How late those were, added up, in whole minutes.
  public private(set) var minutesLate = 0
  /// How many orders failed with it.
  public private(set) var failed = 0
  /// What customers think.
  public private(set) var customersRating = RatingSummary()
  /// What those think who reported the deliveries.
  public private(set) var reportersRating = RatingSummary()

  /// A company that did nothing yet.
  init(_ companyID: DeliveryCompanyID) {
    self.companyID = companyID
  }

  /// How many orders it delivered.
  public var delivered: Int { punctual + late }

  /// The share of its deliveries that were punctual, 0…1; nil if there were none.
  public var punctuality: Double? { delivered == 0 ? nil : Double(punctual) / Double(delivered) }

  /// How late the late ones were on average, in minutes; nil if none was.
  public var averageMinutesLate: Double? { late == 0 ? nil : Double(minutesLate) / Double(late) }

  mutating func add(_ order: Order, _ calendar: ShopCalendar) {
    if order.status == .failed { failed += 1 }
    guard let delivery = order.delivery else { return }
    let minutes = calendar.minutesLate(delivery, of: order)
    if minutes == 0 { punctual += 1 } else { late += 1 }
    minutesLate += minutes
    customersRating.add(order.review?.rating)
    reportersRating.add(delivery.report.review)
  }
}
