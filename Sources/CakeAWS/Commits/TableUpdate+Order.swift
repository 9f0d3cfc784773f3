import CakeJSON
import CakeOrdering

extension TableUpdate {
  /// How many of an order's latest changes are kept, to recognise those whose answer was lost.
  static let changesKept = 20

  /// The order's part of a change: the order itself, where lists and searches find it, and what is to be
  /// published. Depends on nothing but the change, so that a repeat is the same to the byte.
  init(committing change: Change) {
    let order = change.order
    self.init(.order(order.id))
    set(.document, String(decoding: OrderDocument.encode(order), as: UTF8.self))
    set(.version, .number(order.version))
    set(.timelineKey, TimelineKey.order(order))
    set(.producerID, order.producerID)
    if let company = order.deliveryCompanyID { set(.deliveryCompanyID, company) }
    if order.erasedAt != nil { leaveCustomer(of: order) }
    if let placement = change.placement { set(placement) }
    if change.expectedVersion == 0 { begin(change) } else { goOn(change) }
  }

  /// What a new order has and keeps. Its maps begin with what this change puts into them.
  private mutating func begin(_ change: Change) {
    let order = change.order
    let entries = OutboxEntry.entries(of: change)
    require { "attribute_not_exists(\($0.name(.partition)))" }
    set(.changes, .map(["\(order.version)": .string(change.id.text)]))
    set(.outbox, .map(Dictionary(uniqueKeysWithValues: entries.map { ($0.id, .string($0.stored)) })))
    set(.timeline, TimelineKey.day(order.dueDate, Shard(of: order.id)))
    set(.number, order.number.description)
    if !entries.isEmpty {
      set(.outboxShard, OutboxKey.shard(of: order.id))
      set(.outboxSince, OutboxKey.since(change))
    }
    guard order.erasedAt == nil else { return }
    set(.retentionShard, RetentionKey.shard(of: order.id))
    set(.retentionKey, RetentionKey.key(order))
    if let customer = order.customer {
      set(.customer, customer.email.folded)
      set(.placedAt, order.placedAt.description)
    }
  }

  /// What a later change adds. Its outbox entries join those that wait already: the map is never replaced.
  private mutating func goOn(_ change: Change) {
    let version = change.order.version
    require { "\($0.name(.version)) = \($0.value(change.expectedVersion))" }
    set("\(version)", of: .changes, change.id.text)
    if version > Self.changesKept { remove("\(version - Self.changesKept)", of: .changes) }
    let entries = OutboxEntry.entries(of: change)
    for entry in entries { set(entry.id, of: .outbox, entry.stored) }
    if !entries.isEmpty {
      setIfAbsent(.outboxShard, OutboxKey.shard(of: change.order.id))
      setIfAbsent(.outboxSince, OutboxKey.since(change))
    }
  }

  /// Takes the order out of the indexes that are about its customer; one with something left to erase stays where it is
  /// found for that.
  private mutating func leaveCustomer(of order: Order) {
    remove(.customer)
    remove(.placedAt)
    remove(.sender)
    guard order.isErasureIncomplete else {
      remove(.retentionShard)
      return remove(.retentionKey)
    }
    set(.retentionShard, RetentionKey.incompleteShard(Shard(of: order.id)))
    set(.retentionKey, RetentionKey.key(order))
  }

  private mutating func set(_ placement: Placement) {
    set(.trackingToken, placement.token.text)
    if let digest = placement.requestDigest { set(.requestDigest, digest.hexadecimal) }
    if let sender = placement.sender { set(.sender, sender.hexadecimal) }
  }

  /// What makes a new order found by where it came from; nil where that is not known.
  static func sender(of change: Change) -> TableUpdate? {
    guard let sender = change.placement?.sender, change.order.erasedAt == nil else { return nil }
    var update = TableUpdate(.sender(of: change.order.id))
    update.set(.customer, sender.indexed)
    update.set(.placedAt, change.order.placedAt.description)
    return update
  }
}
