/// Somebody who acts on an order.
public struct Party: Sendable, Hashable {
  /// What the party is to the shop.
  public let role: Role
  /// Which one, an id of the shop file; nil for the customer and the system.
  public let subject: String?

  /// A party of a role.
  public init(_ role: Role, _ subject: String? = nil) {
    self.role = role
    self.subject = subject
  }

  /// The order's customer.
  public static let customer = Party(.customer)
  /// The shop's own machinery.
  public static let system = Party(.system)
}
