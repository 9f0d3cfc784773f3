/// What the shop file says: who bakes what, when, for how much, and who delivers.
///
/// A value that was checked as a whole; the shop file makes one and names every fault it finds.
public struct Shop: Sendable {
  /// The shop's name, as customers know it.
  public let name: String
  /// Where delivery companies pick up.
  public let address: String
  /// The currency of all prices, an ISO 4217 code.
  public let currency: String
  /// The IANA name of the shop's time zone.
  public let timeZone: String
  /// How many days ahead of today a due date may lie.
  public let bookingHorizonDays: Int
  /// How many days after the due date an order's personal data is kept.
  public let retentionDays: Int
  /// The parts of a day in which cakes are handed over, by their start.
  public let slots: [Slot]
  /// When the shop is closed.
  public let closed: ClosedDays
  /// The menu, in the file's order.
  public let cakes: [Cake]
  /// Who bakes, in the order in which orders are assigned.
  public let producers: [Producer]
  /// Who delivers; the first that is enabled is asked where nobody else is named.
  public let deliveryCompanies: [DeliveryCompany]
  /// Who runs the shop.
  public let operators: [ShopOperator]

  /// The allergens that customers can name: the declarable ones, and whatever else the menu contains.
  public let knownAllergens: [Allergen]

  private let cakesByID: [CakeID: Cake]

  /// A shop of parts that fit together, as the shop file makes sure of.
  public init(
    name: String, address: String, currency: String, timeZone: String, bookingHorizonDays: Int,
    retentionDays: Int, slots: [Slot], closed: ClosedDays, cakes: [Cake], producers: [Producer],
    deliveryCompanies: [DeliveryCompany], operators: [ShopOperator]
  ) {
    self.name = name
    self.address = address
    self.currency = currency
    self.timeZone = timeZone
    self.bookingHorizonDays = bookingHorizonDays
    self.retentionDays = retentionDays
    self.slots = slots.sorted { ($0.from, $0.id) < ($1.from, $1.id) }
    self.closed = closed
    self.cakes = cakes
    self.producers = producers
    self.deliveryCompanies = deliveryCompanies
    self.operators = operators
    let others = Set(cakes.flatMap(\.allergens)).subtracting(Self.declarableAllergens)
    self.knownAllergens = Self.declarableAllergens + others.sorted()
    self.cakesByID = Dictionary(cakes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The cake of that id.
  public func cake(_ id: CakeID) -> Cake? { cakesByID[id] }

  /// The producer of that id.
  public func producer(_ id: ProducerID) -> Producer? { producers.first { $0.id == id } }

  /// The delivery company of that id.
  public func deliveryCompany(_ id: DeliveryCompanyID) -> DeliveryCompany? {
    deliveryCompanies.first { $0.id == id }
  }

  /// The slot of that id.
  public func slot(_ id: SlotID) -> Slot? { slots.first { $0.id == id } }
}
