import CakeOrdering

/// An order's status, and whether its personal data is erased, as one number that indexes sort by.
///
/// Stored: numbers are only ever added.
struct OrderState: Equatable {
  let code: Int

  private static let erasedOffset = 8

  /// The first code of an erased order: all from here on are erased.
  static let firstErased = erasedOffset

  init(_ status: OrderStatus, isErased: Bool) {
    self.code = Self.code(status) + (isErased ? Self.erasedOffset : 0)
  }

  init(_ order: Order) {
    self.init(order.status, isErased: order.erasedAt != nil)
  }

  /// Every state of a status; of any status if it is nil.
  static func all(_ status: OrderStatus?) -> [OrderState] {
    let statuses = status.map { [$0] } ?? OrderStatus.allCases
    return unerased(statuses) + statuses.map { OrderState($0, isErased: true) }
  }

  /// The states of orders that still hold personal data.
  static func unerased(_ statuses: [OrderStatus]) -> [OrderState] {
    statuses.map { OrderState($0, isErased: false) }
  }

  private static func code(_ status: OrderStatus) -> Int {
    switch status {
    case .placed: 0
    case .fulfilled: 1
    case .sentForDelivery: 2
    case .delivered: 3
    case .cancelled: 4
    case .failed: 5
    }
  }
}
