import CakeJSON
import CakeOrdering
import Logging

/// An order as a list finds it: its document, and what is known of it if that cannot be read.
struct OrderRow: Sendable {
  /// What it is read from, in this order.
  static let columns = "id, due_date, slot_start, number_key, producer, company, document"

  let place: OrderCursor
  let number: OrderNumber
  let producer: ProducerID
  let company: DeliveryCompanyID?
  let document: [UInt8]

  init(_ row: PreparedStatement) {
    place = OrderCursor(dueDate: row.date(1), slotStart: row.int(2), id: row.orderID(0))
    number = OrderNumber(bits: UInt64(bitPattern: row.int64(3)))
    producer = row.text(4) ?? ""
    company = row.text(5)
    document = row.bytes(6)
  }

  fileprivate func unreadable(_ error: DocumentError) -> UnreadableOrder {
    UnreadableOrder(
      place: place, number: number, producerID: producer, deliveryCompanyID: company,
      reason: error.isNewer ? .newerVersion : .damaged)
  }
}

extension SQLiteBackend {
  /// The orders of rows, those apart that cannot be read: they keep no other from view.
  func page(_ rows: [OrderRow], next: OrderCursor? = nil) -> OrderPage {
    var orders: [Order] = []
    orders.reserveCapacity(rows.count)
    var unreadable: [UnreadableOrder] = []
    for row in rows {
      do {
        orders.append(try OrderDocument.decode(row.document))
      } catch {
        unreadable.append(row.unreadable(error))
        logger.error(
          "an order of a list cannot be read",
          metadata: ["order_id": "\(row.place.id)", "reason": "\(error.reason)"])
      }
    }
    return OrderPage(orders: orders, unreadable: unreadable, next: next)
  }
}
