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

  /// The rows of some orders.
  func rows(_ orders: [Order]) -> String {
    var csv = CSVWriter()
    for order in orders { csv.row(cells(order)) }
    return csv.text
  }

  /// The whole file: what was read already, and part by part what is still to be read.
  func body(_ first: [Order], then scan: OrderScan?) -> ResponseBody {
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
