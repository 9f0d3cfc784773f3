/// How the shop is doing, counted from its orders.
public struct ShopStatistics: Sendable, Equatable {
  /// The day on the shop's calendar.
  public let today: LocalDate
  /// The first due day that was asked for.
  public let from: LocalDate
  /// The last due day that was asked for.
  public let to: LocalDate
  /// Whether every order of these days was counted. Where there are too many, the days before ``days`` begins are left
  /// out.
  public let isComplete: Bool
  /// The days that were counted, those without orders too.
  public let days: [DayOrders]
  /// How many orders were due on these days.
  public let orders: Int
  /// How many more there are that cannot be read, and so are not counted in anything else.
  public let unreadable: Int
  /// How many cakes were sold: those of orders that were neither cancelled nor failed.
  public let cakes: Int
  /// What those cost, tax included, by currency; one amount, unless the shop has changed its currency.
  public let revenue: [Money]
  /// What customers think.
  public let rating: RatingSummary
  /// From placing to the producer's report; nil where nothing was baked.
  public let baking: DurationSummary?
  /// From the first request to a delivery company to the handing over; nil where nothing was delivered.
  public let delivering: DurationSummary?
  /// From the producer's report to the customer's collecting it; nil where nothing was collected.
  public let collecting: DurationSummary?
  /// How the delivery companies did: those of the shop file in its order, then others that delivered.
  public let companies: [CompanyStatistics]
  /// What is to be done now.
  public let open: OpenOrders
  /// What the producers' next days look like, in the order of the shop file.
  public let outlook: [ProducerOutlook]
}
