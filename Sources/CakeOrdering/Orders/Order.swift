/// An order with all that happened to it.
///
/// The tracking token is not in it on purpose: no encoder of orders can ever show it.
public struct Order: Sendable, Hashable {
  /// Its name everywhere.
  public let id: OrderID
  /// Its name among people.
  public let number: OrderNumber
  /// Raised by one by every change.
  public internal(set) var version: Int
  /// Where it stands.
  public internal(set) var status: OrderStatus
  /// When it was placed.
  public let placedAt: Timestamp
  /// Who ordered; nil once erased.
  public internal(set) var customer: Customer?
  /// How it reaches the customer.
  public let handover: Handover
  /// Where it is delivered; nil for pickup and once erased.
  public internal(set) var address: String?
  /// The day it is for, on the shop's calendar.
  public let dueDate: LocalDate
  /// The part of that day, if the customer chose one.
  public let slot: SlotID?
  /// When that slot starts, in minutes since midnight; 0 where none was chosen. Lists sort by it.
  public let slotStart: Int
  /// What was ordered.
  public internal(set) var items: [OrderItem]
  /// What the customer does not tolerate.
  public let avoidAllergens: [Allergen]
  /// What the customer wants the shop to know; nil once erased.
  public internal(set) var note: String?
  /// The price of everything, tax included.
  public let total: Money
  /// How much of the producer's day it takes.
  public let effort: Int
  /// Until when the customer may cancel.
  public let cutOff: Timestamp
  /// Who bakes it.
  public internal(set) var producerID: ProducerID
  /// The producer's report.
  public internal(set) var fulfilment: Fulfilment?
  /// The latest request to a delivery company.
  public internal(set) var deliveryRequest: DeliveryRequest?
  /// The handing over.
  public internal(set) var delivery: Delivery?
  /// The customer's review.
  public internal(set) var review: Review?
  /// When personal data was erased.
  public internal(set) var erasedAt: Timestamp?
  /// Whether the order still has members of a newer version, which may hold personal data, though it is erased: the
  /// version that knows them erases the rest. False for as long as nothing is erased.
  public internal(set) var isErasureIncomplete: Bool
  /// Everything that happened, the oldest first.
  public internal(set) var history: [HistoryEntry]
  /// What a newer version added; nil where there is nothing.
  public internal(set) var unknownMembers: UnknownMembers?

  /// An order as a store kept it.
  public init(
    id: OrderID, number: OrderNumber, version: Int, status: OrderStatus, placedAt: Timestamp,
    customer: Customer?, handover: Handover, address: String?, dueDate: LocalDate, slot: SlotID?,
    slotStart: Int, items: [OrderItem], avoidAllergens: [Allergen], note: String?, total: Money,
    effort: Int, cutOff: Timestamp, producerID: ProducerID,
    fulfilment: Fulfilment? = nil,
    deliveryRequest: DeliveryRequest? = nil, delivery: Delivery? = nil, review: Review? = nil,
    erasedAt: Timestamp? = nil, isErasureIncomplete: Bool = false, history: [HistoryEntry],
    unknownMembers: UnknownMembers? = nil
  ) {
    self.id = id
    self.number = number
    self.version = version
    self.status = status
    self.placedAt = placedAt
    self.customer = customer
    self.handover = handover
    self.address = address
    self.dueDate = dueDate
    self.slot = slot
    self.slotStart = slotStart
    self.items = items
    self.avoidAllergens = avoidAllergens
    self.note = note
    self.total = total
    self.effort = effort
    self.cutOff = cutOff
    self.producerID = producerID
    self.fulfilment = fulfilment
    self.deliveryRequest = deliveryRequest
    self.delivery = delivery
    self.review = review
    self.erasedAt = erasedAt
    self.isErasureIncomplete = isErasureIncomplete
    self.history = history
    self.unknownMembers = unknownMembers
  }

  /// The company that was asked to deliver it.
  public var deliveryCompanyID: DeliveryCompanyID? { deliveryRequest?.companyID }
}
