import CakeLanguages
import CakeOrdering
import Hummingbird
import NIOCore

/// Orders as a table for spreadsheets: one row an order, its columns named as the API names them, in every language.
struct OrderExport: Sendable {
  let shop: Shop

  /// How many orders are read, and written, at once.
  static let step = 200

  private static let columns = [
    "number", "id", "status", "placedAt", "dueDate", "slot", "handover", "customerName", "customerEmail",
    "customerPhone", "address", "cakes", "quantity", "avoidAllergens", "note", "total", "currency",
    "producerId", "producer", "deliveryCompanyId", "deliveryCompany", "fulfilledAt", "deliveryRequestedAt",
    "deliveredAt", "receivedBy", "deliveryReview", "deliveryComment", "customerRating", "customerComment",
    "closedAt", "closedReason", "erasedAt", "version",
  ]

  /// The file's beginning.
  var head: String {
    var csv = CSVWriter()
    csv.row(Self.columns.map { .plain($0) })
    return CSVWriter.byteOrderMark + csv.text
  }

  /// The rows of some orders; of one that cannot be read, what is known of it.
  func rows(_ part: OrderScan.Part) -> String {
    var csv = CSVWriter()
    for order in part.orders { csv.row(cells(order)) }
    for order in part.unreadable { csv.row(cells(order)) }
    return csv.text
  }

  private func cells(_ order: UnreadableOrder) -> [CSVWriter.Cell] {
    Self.columns.map { column in
      switch column {
      case "number": .plain(order.number.description)
      case "id": .plain(order.place.id.description)
      case "status": .plain("unreadable")
      case "dueDate": .plain(order.place.dueDate.description)
      case "note": .plain(order.reason.rawValue)
      case "producerId": .plain(order.producerID)
      case "deliveryCompanyId": .plain(order.deliveryCompanyID)
      default: .plain(nil)
      }
    }
  }

  /// The whole file: what was read already, and part by part what is still to be read.
  func body(_ first: OrderScan.Part, then scan: OrderScan?) -> ResponseBody {
    ResponseBody { writer in
      try await writer.write(ByteBuffer(string: head + rows(first)))
      if var scan {
        while !scan.isDone { try await writer.write(ByteBuffer(string: rows(scan.next()))) }
      }
      try await writer.finish(nil)
    }
  }

  private func cells(_ order: Order) -> [CSVWriter.Cell] {
    ordering(order) + making(order) + ending(order)
  }

  private func ordering(_ order: Order) -> [CSVWriter.Cell] {
    let cakes = order.items.map { item in
      "\(item.quantity) × \(item.name)" + (item.inscription.map { " “\($0)”" } ?? "")
    }
    return [
      .plain(order.number.description), .plain(order.id.description), .plain(order.status.rawValue),
      .plain(order.placedAt.description), .plain(order.dueDate.description), .text(order.slot),
      .plain(order.handover.rawValue), .text(order.customer?.name), .text(order.customer?.email.text),
      .text(order.customer?.phone), .text(order.address), .text(cakes.joined(separator: ", ")),
      .plain("\(order.items.reduce(0) { $0 + $1.quantity })"),
      .text(order.avoidAllergens.joined(separator: " ")), .text(order.note),
      .plain(CurrencyDigits.text(order.total.amount, order.total.currency, group: "", point: ".")),
      .text(order.total.currency),
    ]
  }

  private func making(_ order: Order) -> [CSVWriter.Cell] {
    let company = order.deliveryCompanyID
    return [
      .text(order.producerID), .text(shop.producer(order.producerID)?.name), .text(company),
      .text(company.flatMap(shop.deliveryCompany)?.name), .plain(order.fulfilment?.at.description),
      .plain(order.deliveryRequest?.at.description),
    ]
  }

  private func ending(_ order: Order) -> [CSVWriter.Cell] {
    let delivery = order.delivery
    let closing = order.history.last { $0.action == .cancel || $0.action == .fail }
    return [
      .plain(delivery?.at.description), .text(delivery?.report.receivedBy),
      .plain(delivery?.report.review?.description), .text(delivery?.report.comment),
      .plain(order.review?.rating.description), .text(order.review?.comment),
      .plain(closing?.at.description), .text(closing?.note), .plain(order.erasedAt?.description),
      .plain(order.version.description),
    ]
  }
}
