public import CakeOrdering

extension ExampleShop {
  /// Places an order.
  @discardableResult
  public func place(_ request: PlaceOrderRequest = .example(), key: IdempotencyKey? = nil)
    async throws(OrderingError) -> PlaceOrder.Placed
  {
    try await PlaceOrder(desk: desk)(request, key: key)
  }

  /// The order as it is now.
  public func order(_ id: OrderID) async throws -> Order {
    guard let order = try await ports.orders.order(id) else { throw OrderingError.notFound }
    return order
  }

  /// An order that went the usual way until a status, its messages handled; those of an order that is fulfilled
  /// and waits for its delivery company are not.
  ///
  /// It was fulfilled by its producer, delivered by the first delivery company (or handed over by its producer),
  /// cancelled by its customer, or failed by the operator after it was fulfilled.
  public func order(in status: OrderStatus, _ request: PlaceOrderRequest = .example()) async throws
    -> PlaceOrder.Placed
  {
    let placed = try await place(request)
    try await bring(placed, to: status)
    if status != .fulfilled || placed.order.handover == .pickup { try await drain() }
    return PlaceOrder.Placed(order: try await order(placed.order.id), token: placed.token)
  }

  private func bring(_ placed: PlaceOrder.Placed, to status: OrderStatus) async throws {
    let id = placed.order.id
    let producer = Principal.staff(Party(.producer, placed.order.producerID))
    switch status {
    case .placed: return
    case .cancelled:
      _ = try await CancelOrder(desk: desk)(reason: nil, of: id, as: .customer(placed.token))
      return
    default: break
    }
    _ = try await FulfillOrder(desk: desk)(
      FulfilmentReport(allergensChecked: placed.order.avoidAllergens.isEmpty ? nil : true), of: id,
      as: producer)
    if status == .fulfilled { return }
    try await drain()
    if status == .failed {
      _ = try await FailOrder(desk: desk)(reason: "It was dropped", of: id, as: Self.theOperator)
    } else if status == .delivered {
      let reporter = placed.order.handover == .pickup ? producer : Self.deliveryCompany
      _ = try await CompleteDelivery(desk: desk)(DeliveryReport(receivedBy: "Ada"), of: id, as: reporter)
    }
  }
}
