public import CakeOrdering
public import JSONText

/// An order as the API shows it.
public enum OrderRepresentation {
  /// What only the answer to placing an order shows.
  public struct Tracking: Sendable {
    /// The customer's token.
    public let token: TrackingToken
    /// Where the customer sees the order.
    public let url: String

    /// A token and where it leads.
    public init(token: TrackingToken, url: String) {
      self.token = token
      self.url = url
    }
  }

  /// Writes an order as one JSON object.
  ///
  /// - Parameter tracking: Given only in the answer to placing an order and its replay.
  public static func write(_ order: Order, tracking: Tracking? = nil, to json: inout JSONWriter) {
    json.object { json in
      json.member("id", order.id.description)
      json.member("number", order.number.description)
      json.member("version", order.version)
      json.member("status", order.status.rawValue)
      json.member("placedAt", order.placedAt.description)
      if let customer = order.customer { json.customer(customer) }
      json.member("handover", order.handover.rawValue)
      json.member("address", ifPresent: order.address)
      json.member("dueDate", order.dueDate.description)
      json.member("slot", ifPresent: order.slot)
      json.items(order.items)
      json.strings("avoidAllergens", order.avoidAllergens)
      json.member("note", ifPresent: order.note)
      json.money("total", order.total)
      json.member("producerId", order.producerID)
      json.member("deliveryCompanyId", ifPresent: order.deliveryCompanyID)
      json.member("cancellableUntil", order.cutOff.description)
      writeReports(of: order, to: &json)
      json.member("erasedAt", ifPresent: order.erasedAt?.description)
      if order.isErasureIncomplete { json.member("erasureIncomplete", true) }
      json.history(order.history)
      json.member("trackingToken", ifPresent: tracking?.token.text)
      json.member("trackingUrl", ifPresent: tracking?.url)
    }
  }

  private static func writeReports(of order: Order, to json: inout JSONWriter) {
    if let fulfilment = order.fulfilment {
      json.object("fulfillment") { json in
        json.member("at", fulfilment.at.description)
        json.member("allergensChecked", ifPresent: fulfilment.report.allergensChecked)
        json.member("note", ifPresent: fulfilment.report.note)
      }
    }
    if let delivery = order.delivery {
      json.object("delivery") { json in
        json.member("deliveredAt", delivery.at.description)
        json.member("receivedBy", ifPresent: delivery.report.receivedBy)
        json.member("review", ifPresent: delivery.report.review)
        json.member("comment", ifPresent: delivery.report.comment)
      }
    }
    if let review = order.review {
      json.object("review") { json in
        json.member("at", review.at.description)
        json.member("rating", review.rating)
        json.member("comment", ifPresent: review.comment)
      }
    }
  }
}
