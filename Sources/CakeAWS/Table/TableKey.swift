import CakeOrdering
import JSONText

/// The primary key of an item in the shop's one table.
struct TableKey: Sendable, Hashable {
  /// The partition.
  let partition: String
  /// The item within it.
  let sort: String

  /// An order.
  static func order(_ id: OrderID) -> TableKey {
    TableKey(partition: "ORDER#\(id)", sort: "ORDER")
  }

  /// A notification about an order; it stands beside the order, to be erased with it.
  static func notification(_ id: String, of order: OrderID) -> TableKey {
    TableKey(partition: "ORDER#\(order)", sort: notificationPrefix + id)
  }

  /// Where an order came from; stands in the index of customers, in which the order stands by its email.
  static func sender(of order: OrderID) -> TableKey {
    TableKey(partition: "ORDER#\(order)", sort: "SENDER")
  }

  /// The mark of an order whose personal data was erased: looked at before an email about it is noted, which so neither
  /// meets the order's own changes nor costs what looking at the whole order does.
  static func erasure(of order: OrderID) -> TableKey {
    TableKey(partition: "ORDER#\(order)", sort: "ERASED")
  }

  /// How much of a producer's day is taken; those of a month stand together.
  static func capacity(_ key: CapacityKey) -> TableKey {
    TableKey(partition: capacityPartition(key.date), sort: "\(key.date)#\(key.producerID)")
  }

  /// A staff token.
  static func token(_ id: String) -> TableKey {
    TableKey(partition: tokenPartition, sort: id)
  }

  /// A sign-in link, by its secret's digest.
  static func signInLink(_ digest: [UInt8]) -> TableKey {
    let digits = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return TableKey(partition: "SIGNIN#\(digits)", sort: "SIGNIN")
  }

  /// How many sign-in links a party was sent in an hour, counted since 1970.
  static func signInCount(_ party: Party, hour: Int64) -> TableKey {
    TableKey(partition: "SIGNINS#\(party.role.rawValue)#\(party.subject ?? "")", sort: "\(hour)")
  }

  /// What is known of a delivery company.
  static func company(_ id: DeliveryCompanyID) -> TableKey {
    TableKey(partition: companyPartition, sort: id)
  }

  /// What is known of a peer: a delivery company's item, or that of the mail server beside them.
  static func peer(_ peer: Peer) -> TableKey {
    switch peer {
    case .mail: TableKey(partition: companyPartition, sort: mailSort)
    case .deliveryCompany(let id): company(id)
    }
  }

  /// A dead letter.
  static func deadLetter(_ id: String) -> TableKey {
    TableKey(partition: deadLetterPrefix + id, sort: "DEADLETTER")
  }

  /// What is known of a message that comes again.
  static func failedTry(_ id: String) -> TableKey {
    TableKey(partition: "FAILED#\(id)", sort: "FAILED")
  }

  /// An item that is never there: asked for to see whether the table answers.
  static let readiness = TableKey(partition: "READINESS", sort: "READINESS")

  static let notificationPrefix = "NOTIFICATION#"
  static let tokenPartition = "TOKENS"
  static let companyPartition = "COMPANIES"
  /// No company's id: those are of letters, digits and hyphens.
  static let mailSort = "#mail"
  private static let deadLetterPrefix = "DEADLETTER#"

  /// The partition of a month's capacity.
  static func capacityPartition(_ date: LocalDate) -> String {
    "CAPACITY#\(date.description.prefix(7))"
  }

  /// The order that stands in this partition; nil for other items.
  var orderID: OrderID? {
    partition.hasPrefix("ORDER#") ? OrderID(partition.dropFirst(6)) : nil
  }

  /// The id of the dead letter; nil for other items.
  var deadLetterID: String? {
    sort == "DEADLETTER" ? String(partition.dropFirst(Self.deadLetterPrefix.count)) : nil
  }

  /// The id of the message that something is known of; nil for other items.
  var failedTryID: String? {
    sort == "FAILED" ? String(partition.dropFirst("FAILED#".count)) : nil
  }

  /// The item as logs name it: keys hold ids alone, nobody's data.
  var logged: String { "\(partition) \(sort)" }

  /// Writes it as an item of DynamoDB.
  func write(_ name: StaticString, to json: inout JSONWriter) {
    json.name(name)
    write(to: &json)
  }

  /// Writes it as an item of DynamoDB.
  func write(to json: inout JSONWriter) {
    json.object { json in
      AttributeValue.write(
        [
          TableAttribute.partition.rawValue: .string(partition), TableAttribute.sort.rawValue: .string(sort),
        ], to: &json)
    }
  }
}
