public import CakeOrdering

/// The facts of an order, to be changed before it is made: for tests of what keeps or shows orders.
///
/// Tests of what happens to orders go through the use cases of ``ExampleShop``.
public struct ExampleOrder: Sendable {
  /// Its name everywhere.
  public var id = OrderID(high: 0x019A_D9C1_0000_7000, low: 0x8000_0000_0000_0001)
  /// Its name among people.
  public var number = OrderNumber(bits: 0x12_3456_789A)
  /// Which version it is.
  public var version = 1
  /// Where it stands.
  public var status = OrderStatus.placed
  /// When it was placed.
  public var placedAt = ManualClock.start
  /// Who ordered.
  public var customer: Customer? = Customer(
    name: "Ada Baker", email: .example("ada"), phone: "+44 20 7946 0000", language: "en")
  /// How it reaches the customer.
  public var handover = Handover.delivery
  /// Where it is delivered.
  public var address: String? = "1 Main Street, Springfield"
  /// The day it is for.
  public var dueDate: LocalDate = .on("2026-12-24")
  /// The part of that day.
  public var slot: SlotID? = "morning"
  /// When that part starts.
  public var slotStart = 540
  /// What was ordered.
  public var items = [
    OrderItem(
      cakeID: "victoria-sponge", name: "Victoria sponge", quantity: 1, inscription: "Happy Birthday",
      unitPrice: Money(amount: 3200, currency: "EUR"), taxRate: "7.0")
  ]
  /// What the customer does not tolerate.
  public var avoidAllergens: [Allergen] = ["nuts"]
  /// What the shop should know.
  public var note: String? = "Ring twice"
  /// How much of the producer's day it takes.
  public var effort = 2
  /// Until when the customer may cancel.
  public var cutOff: Timestamp = .at("2026-12-21T13:00:00Z")
  /// Who bakes it.
  public var producerID: ProducerID = "backstube"
  /// The producer's report.
  public var fulfilment: Fulfilment?
  /// The latest request to a delivery company.
  public var deliveryRequest: DeliveryRequest?
  /// The handing over.
  public var delivery: Delivery?
  /// The customer's review.
  public var review: Review?
  /// When personal data was erased.
  public var erasedAt: Timestamp?
  /// Whether a newer version is still to erase the rest.
  public var isErasureIncomplete = false
  /// Everything that happened.
  public var history = [
    HistoryEntry(at: ManualClock.start, by: .customer, action: .place, status: .placed, version: 1)
  ]

  /// What a newer version added.
  public var unknownMembers: UnknownMembers?

  /// A sponge for the morning of Christmas Eve, just placed.
  public init() {}

  /// The facts of an order.
  public init(_ order: Order) {
    id = order.id
    number = order.number
    version = order.version
    status = order.status
    placedAt = order.placedAt
    customer = order.customer
    handover = order.handover
    address = order.address
    dueDate = order.dueDate
    slot = order.slot
    slotStart = order.slotStart
    items = order.items
    avoidAllergens = order.avoidAllergens
    note = order.note
    effort = order.effort
    cutOff = order.cutOff
    producerID = order.producerID
    fulfilment = order.fulfilment
    deliveryRequest = order.deliveryRequest
    delivery = order.delivery
    review = order.review
    erasedAt = order.erasedAt
    isErasureIncomplete = order.isErasureIncomplete
    history = order.history
    unknownMembers = order.unknownMembers
  }

  /// The order of these facts; its total is that of its items.
  public var order: Order {
    Order(
      id: id, number: number, version: version, status: status, placedAt: placedAt, customer: customer,
      handover: handover, address: address, dueDate: dueDate, slot: slot, slotStart: slotStart, items: items,
      avoidAllergens: avoidAllergens, note: note,
      total: Money(amount: items.reduce(0) { $0 + $1.unitPrice.amount * $1.quantity }, currency: "EUR"),
      effort: effort, cutOff: cutOff, producerID: producerID,
      fulfilment: fulfilment, deliveryRequest: deliveryRequest, delivery: delivery, review: review,
      erasedAt: erasedAt, isErasureIncomplete: isErasureIncomplete, history: history,
      unknownMembers: unknownMembers)
  }
}
