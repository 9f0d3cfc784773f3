import CakeOrdering

/// An order's status, and whether its personal data is erased, as one number that indexes sort by.
///
/// Stored: numbers are only ever added.
struct OrderState: Equatable {
  let code: Int

  private enum Erasure: Int, CaseIterable {
    case none = 0
    case complete = 8
    /// But for what a newer version added.
    case incomplete = 16
  }

  /// The first code of an erased order: all from here on are erased.
  static let firstErased = Erasure.complete.rawValue

  private init(_ status: OrderStatus, _ erasure: Erasure) {
    self.code = Self.code(status) + erasure.rawValue
  }

  init(_ order: Order) {
    self.init(
      order.status, order.erasedAt == nil ? .none : order.isErasureIncomplete ? .incomplete : .complete)
  }

  /// Every state of a status; of any status if it is nil.
  static func all(_ status: OrderStatus?) -> [OrderState] {
    let statuses = status.map { [$0] } ?? OrderStatus.allCases
    return Erasure.allCases.flatMap { erasure in statuses.map { OrderState($0, erasure) } }
  }

  /// The states of orders that still hold personal data.
  static let unerased = OrderStatus.allCases.map { OrderState($0, .none) }

  /// The states of orders that may still hold personal data of a newer version's.
  static let incompletelyErased = OrderStatus.allCases.map { OrderState($0, .incomplete) }

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
