/// Who may do something to an order.
public struct OrderAccess: Sendable {
  /// Whether the order's customer may.
  let customer: Bool
  /// The staff who may, each for their own orders, the operator for all.
  let staff: Set<Role>

  static let seeing = OrderAccess(customer: true, staff: [.producer, .deliveryCompany, .operator])
  static let fulfilling = OrderAccess(customer: false, staff: [.producer, .operator])
  static let delivering = OrderAccess(customer: false, staff: [.deliveryCompany, .producer, .operator])
  static let reviewing = OrderAccess(customer: true, staff: [.operator])
  static let cancelling = OrderAccess(customer: true, staff: [.operator])
  static let operating = OrderAccess(customer: false, staff: [.operator])

  /// The party as which somebody acts on an order, once it is clear that it is theirs.
  ///
  /// - Throws: ``OrderingError/notFound`` where the order is not theirs or they must not learn whether there
  ///   is one, ``OrderingError/unauthenticated`` on what only staff may, ``OrderingError/forbidden`` for the
  ///   wrong role.
  func party(_ principal: Principal, on id: OrderID, in store: any OrderStore) async throws(OrderingError)
    -> (Party, Order)
  {
    switch principal {
    case .anonymous:
      throw customer ? .notFound : .unauthenticated
    case .customer(let token):
      guard customer else { throw .unauthenticated }
      guard let placement = try await store.mapped({ s throws(StoreError) in try await s.placement(of: id) }),
        placement.token.matches(token), let order = try await store.load(id, where: { _, _ in true })
      else { throw .notFound }
      return (.customer, order)
    case .staff(let party):
      guard staff.contains(party.role) else { throw .forbidden }
      let order = try await store.load(id) { Self.owns(party, producer: $0, deliveryCompany: $1) }
      guard let order else { throw .notFound }
      return (party, order)
    }
  }

  private static func owns(
    _ party: Party, producer: ProducerID, deliveryCompany: DeliveryCompanyID?
  ) -> Bool {
    switch party.role {
    case .operator: true
    case .producer: party.subject == producer
    case .deliveryCompany: party.subject != nil && party.subject == deliveryCompany
    case .customer, .system: false
    }
  }
}
