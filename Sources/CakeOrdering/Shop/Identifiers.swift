/// What a cake is called in the shop file, in orders and in addresses: `[a-z0-9-]`, at most 64 characters.
public typealias CakeID = String
/// What a producer is called in the shop file and in tokens.
public typealias ProducerID = String
/// What a delivery company is called in the shop file and in tokens.
public typealias DeliveryCompanyID = String
/// What a slot is called in the shop file and in orders.
public typealias SlotID = String
/// An allergen's name as the shop file writes it, in lower case: `nuts`, `gluten`.
public typealias Allergen = String
