import JSONText

/// The parts of a webhook's body that the sandbox reads.
struct DeliveryOrder {
  /// What the body is: `delivery.requested`, `delivery.feedback`.
  let type: String
  /// The order it is about.
  let orderID: String?
  /// Where the delivery is to be reported.
  let callbackURL: String?
  /// The review in feedback.
  let review: Int?
  /// How late feedback says it was.
  let minutesLate: Int?

  /// Reads a body; nil if it is no JSON object with a type.
  init?(_ body: [UInt8]) {
    guard let json = try? JSONValue(parsing: body), let type = json["type"]?.string else { return nil }
    self.type = type
    let data = json["data"]
    orderID = data?["orderId"]?.string
    callbackURL = data?["callbackUrl"]?.string
    review = data?["review"]?.int
    minutesLate = data?["punctuality"]?["minutesLate"]?.int
  }

  /// The delivery to make; nil if it is to be reported to anywhere but the shop.
  ///
  /// The shop's address with the slash after it is compared, so that neither `http://shop.example.org` nor
  /// `http://shop:80@evil.example` passes for `http://shop`.
  func job(for shopURL: String) -> DeliveryJob? {
    guard let orderID, let callbackURL, callbackURL.utf8.count <= 2048,
      callbackURL.hasPrefix(shopURL + "/"), !callbackURL.contains(".."),
      callbackURL.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    return DeliveryJob(orderID: orderID, callbackURL: callbackURL)
  }
}
