/// What a delivery company must know to deliver an order.
public struct DeliveryInstructions: Sendable, Equatable {
  /// The order.
  public let orderID: OrderID
  /// Its number among people.
  public let number: OrderNumber
  /// Where it is picked up: the shop's name and address.
  public let pickup: Place
  /// Where it goes.
  public let dropoff: Place
  /// The day it is for.
  public let dueDate: LocalDate
  /// The part of that day, if one was chosen.
  public let slot: Slot?
  /// Where the delivery is reported.
  public let callbackURL: String

  /// Somebody's door.
  public struct Place: Sendable, Equatable {
    /// Whose.
    public let name: String
    /// Where.
    public let address: String
    /// A telephone number for the driver.
    public let phone: String?

    /// A place with its facts.
    public init(name: String, address: String, phone: String? = nil) {
      self.name = name
      self.address = address
      self.phone = phone
    }
  }

  /// How cakes want to be carried.
  public static let handling = ["keep-upright", "fragile"]

  /// Instructions with all the facts.
  public init(
    orderID: OrderID, number: OrderNumber, pickup: Place, dropoff: Place, dueDate: LocalDate, slot: Slot?,
    callbackURL: String
  ) {
    self.orderID = orderID
    self.number = number
    self.pickup = pickup
    self.dropoff = dropoff
    self.dueDate = dueDate
    self.slot = slot
    self.callbackURL = callbackURL
  }
}
