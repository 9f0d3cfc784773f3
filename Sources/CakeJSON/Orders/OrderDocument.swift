public import CakeOrdering
import JSONText

/// An order as stores keep it: JSON with everything the domain knows of it, and the number of its schema.
///
/// Within a schema number members are only added. An older version reads what it knows, keeps the rest as it is
/// (``UnknownMembers``) and writes it back. The number rises only where an older version would decide wrongly.
public enum OrderDocument {
  /// The number of the schema that this version writes, and the newest it reads.
  public static let schema = 1

  /// The order as bytes of JSON.
  public static func encode(_ order: Order) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", schema)
      json.member("id", order.id.description)
      json.member("number", order.number.description)
      json.member("version", order.version)
      json.member("status", order.status.rawValue)
      json.member("placedAt", order.placedAt.description)
      if let customer = order.customer { json.customer(customer, isStored: true) }
      json.member("handover", order.handover.rawValue)
      json.member("address", ifPresent: order.address)
      json.member("dueDate", order.dueDate.description)
      json.member("slot", ifPresent: order.slot)
      json.member("slotStart", order.slotStart)
      json.items(order.items, isStored: true)
      json.strings("avoidAllergens", order.avoidAllergens)
      json.member("note", ifPresent: order.note)
      json.money("total", order.total)
      json.member("effort", order.effort)
      json.member("cutOff", order.cutOff.description)
      json.member("producerId", order.producerID)
      json.reports(of: order)
      json.member("erasedAt", ifPresent: order.erasedAt?.description)
      if order.isErasureIncomplete { json.member("erasureIncomplete", true) }
      json.history(order.history, isStored: true)
      json.unknownMembers(order.unknownMembers)
    }
    return json.bytes
  }

  /// The order that was kept.
  ///
  /// - Throws: ``DocumentError``.
  public static func decode(_ bytes: some Collection<UInt8>) throws(DocumentError) -> Order {
    let result: Result<Order, DocumentError> = try DocumentReader.read(bytes) { root, reader in
      let found = reader.int(root["schema"])
      guard found <= schema else { return .failure(.newerSchema(found)) }
      return reader.order(root).map { .success($0) }
    }
    return try result.get()
  }
}

extension JSONWriter {
  /// What was reported of an order, as it was sent: repeats are recognised by it.
  fileprivate mutating func reports(of order: Order) {
    if let fulfilment = order.fulfilment {
      object("fulfilment") { json in
        json.member("at", fulfilment.at.description)
        json.party(fulfilment.by)
        json.member("allergensChecked", ifPresent: fulfilment.report.allergensChecked)
        json.member("note", ifPresent: fulfilment.report.note)
        json.member("deliveryCompanyId", ifPresent: fulfilment.report.deliveryCompanyID)
        json.unknownMembers(fulfilment.unknownMembers)
      }
    }
    if let request = order.deliveryRequest {
      object("deliveryRequest") { json in
        json.member("companyId", request.companyID)
        json.member("version", request.version)
        json.member("at", request.at.description)
        json.party(request.by)
        json.unknownMembers(request.unknownMembers)
      }
    }
    if let delivery = order.delivery {
      object("delivery") { json in
        json.member("at", delivery.at.description)
        json.party(delivery.by)
        json.member("version", delivery.version)
        json.member("deliveredAt", ifPresent: delivery.report.deliveredAt?.description)
        json.member("receivedBy", ifPresent: delivery.report.receivedBy)
        json.member("review", ifPresent: delivery.report.review)
        json.member("comment", ifPresent: delivery.report.comment)
        json.unknownMembers(delivery.unknownMembers)
      }
    }
    if let review = order.review {
      object("review") { json in
        json.member("rating", review.rating)
        json.member("comment", ifPresent: review.comment)
        json.member("at", review.at.description)
        json.party(review.by)
        json.member("version", review.version)
        json.unknownMembers(review.unknownMembers)
      }
    }
  }
}
