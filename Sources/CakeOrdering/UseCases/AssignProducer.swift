/// The operator gives an order to another producer.
public struct AssignProducer: Sendable {
  private let desk: OrderDesk

  /// The use case at a desk.
  public init(desk: OrderDesk) {
    self.desk = desk
  }

  /// Moves the reservation to the other producer's day and tells both; the same producer changes nothing.
  ///
  /// - Throws: ``OrderingError``, `full` if the other producer's day has too little room.
  public func callAsFunction(
    producerID: ProducerID?, of id: OrderID, as principal: Principal, unreadable: [Fault] = [],
    trace: TraceContext? = nil
  ) async throws(OrderingError) -> Order {
    let shop = desk.shop
    return try await desk.change(id, as: principal, .operating, trace: trace) {
      order, party, now throws(OrderingError) in
      if order.status == .placed, order.producerID == producerID { return .nothing }
      var next = try order.changed(by: party, .assign, at: now, takenFrom: order.producerID)
      let producer = try Self.check(producerID, for: order, in: shop, unreadable)
      next.producerID = producer.id
      return .change(
        next, sending: [.orderPlaced],
        capacity: [
          .reserve(
            order.effort, of: CapacityKey(producerID: producer.id, date: order.dueDate),
            limit: producer.dailyCapacity),
          .release(order.effort, of: CapacityKey(producerID: order.producerID, date: order.dueDate)),
        ])
    }
  }

  private static func check(_ id: ProducerID?, for order: Order, in shop: Shop, _ unreadable: [Fault])
    throws(OrderingError) -> Producer
  {
    var check = ReportCheck(unreadable)
    check.require(id != nil, at: "/producerId", "is required")
    guard let producer = id.flatMap(shop.producer) else {
      check.require(false, at: "/producerId", "is no producer of the shop")
      try check.finish()
      throw .notFound
    }
    check.require(
      order.items.allSatisfy { producer.bakes($0.cakeID) }, at: "/producerId", "does not bake these cakes")
    try check.finish()
    return producer
  }
}
