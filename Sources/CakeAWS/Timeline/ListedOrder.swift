import CakeJSON
import CakeOrdering
import Logging

/// An order as a list finds it, or what is known of it beside its document where that cannot be read.
enum ListedOrder: Sendable {
  case order(Order)
  /// With the status that it is filed under.
  case unreadable(UnreadableOrder, OrderStatus)

  /// The attributes it is read from.
  static let attributes: [TableAttribute] = [
    .partition, .sort, .document, .number, .timeline, .timelineKey, .producerID, .deliveryCompanyID,
  ]

  /// The order in an item; nil if there is none.
  ///
  /// - Throws: ``StoreError`` where not even what stands beside the document can be read.
  init?(item: TableItem, _ logger: Logger) throws(StoreError) {
    guard let document = item.string(.document) else { return nil }
    let failure: DocumentError
    do {
      self = .order(try OrderDocument.decode(document.utf8))
      return
    } catch {
      failure = error
    }
    guard let number = item.string(.number).flatMap(OrderNumber.init),
      let date = item.string(.timeline).flatMap(TimelineKey.date(ofDay:)),
      let key = item.string(.timelineKey), let place = TimelineKey.cursor(key, on: date),
      let status = TimelineKey.status(key), let producer = item.string(.producerID)
    else { throw StoreError(document: failure) }
    logger.error(
      "an order of a list cannot be read",
      metadata: ["item": "\(item.key?.logged ?? "unknown")", "reason": "\(failure.reason)"])
    self = .unreadable(
      UnreadableOrder(
        place: place, number: number, producerID: producer,
        deliveryCompanyID: item.string(.deliveryCompanyID),
        reason: failure.isNewer ? .newerVersion : .damaged), status)
  }

  /// Where it stands in lists.
  var place: OrderCursor {
    switch self {
    case .order(let order): OrderCursor(order)
    case .unreadable(let order, _): order.place
    }
  }

  /// Whether it is among the orders asked for, wherever the page begins.
  func belongs(to query: OrderQuery) -> Bool {
    guard query.from <= place.dueDate, place.dueDate <= query.to else { return false }
    switch self {
    case .order(let order):
      return query.scope.holds(order.producerID, order.deliveryCompanyID)
        && (query.status == nil || query.status == order.status)
    case .unreadable(let order, let status):
      return query.scope.holds(order.producerID, order.deliveryCompanyID)
        && (query.status == nil || query.status == status)
    }
  }
}

extension OrderPage {
  /// What a list found, as a page.
  init(_ found: [ListedOrder], next: OrderCursor? = nil) {
    var orders: [Order] = []
    var unreadable: [UnreadableOrder] = []
    for listed in found {
      switch listed {
      case .order(let order): orders.append(order)
      case .unreadable(let order, _): unreadable.append(order)
      }
    }
    self.init(orders: orders, unreadable: unreadable, next: next)
  }
}
