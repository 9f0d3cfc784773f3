import CakeOrdering
import CakeTesting
import Testing

@Suite("Who may do what to an order")
struct AccessMatrixTests {
  /// What somebody gets to hear; yes also stands for a refusal that has other reasons.
  enum Answer: String, Sendable {
    case yes, notFound, unauthenticated, forbidden
  }

  struct Row: Sendable, CustomStringConvertible {
    let action: String
    let answers: [Answer]
    var description: String { action }
  }

  /// Nobody, another order's customer, its customer; its producer, another; its delivery company, another; the
  /// operator.
  static let rows: [Row] =
    [
      Row(action: "show", answers: [.notFound, .notFound, .yes, .yes, .notFound, .yes, .notFound, .yes]),
      Row(
        action: "fulfill",
        answers: [
          .unauthenticated, .unauthenticated, .unauthenticated, .yes, .notFound, .forbidden, .forbidden, .yes,
        ]),
      Row(
        action: "deliver",
        answers: [
          .unauthenticated, .unauthenticated, .unauthenticated, .forbidden, .notFound, .yes, .notFound, .yes,
        ]),
      Row(
        action: "review",
        answers: [.notFound, .notFound, .yes, .forbidden, .forbidden, .forbidden, .forbidden, .yes]),
      Row(
        action: "cancel",
        answers: [.notFound, .notFound, .yes, .forbidden, .forbidden, .forbidden, .forbidden, .yes]),
    ]
    + ["fail", "assign", "requestDelivery", "erase"].map { action in
      Row(
        action: action,
        answers: [
          .unauthenticated, .unauthenticated, .unauthenticated, .forbidden, .forbidden, .forbidden,
          .forbidden,
          .yes,
        ])
    }

  @Test("is decided by whose it is and by the role", arguments: rows)
  func decides(_ row: Row) async throws {
    let shop = ExampleShop()
    let placed = try await shop.order(in: .sentForDelivery)
    let principals: [Principal] = [
      .anonymous, .customer(try await shop.place().token), .customer(placed.token), ExampleShop.producer,
      .staff(Party(.producer, "ofenliebe")), ExampleShop.deliveryCompany,
      .staff(Party(.deliveryCompany, "radkurier")), ExampleShop.theOperator,
    ]
    for (principal, expected) in zip(principals, row.answers) {
      let answer = try await Self.answer(shop, row.action, placed.order.id, principal)
      #expect(answer == expected, "\(row.action) as \(principal)")
    }
  }

  @Test("gives strangers the same answer whether there is an order or not", arguments: rows)
  func hidesExistence(_ row: Row) async throws {
    let shop = ExampleShop()
    let missing = OrderID(high: 1, low: 2)
    let stranger = Principal.customer(TrackingToken(random: shop.random))
    for (principal, expected) in zip([Principal.anonymous, stranger], row.answers) {
      #expect(try await Self.answer(shop, row.action, missing, principal) == expected)
    }
    let other = try await Self.answer(shop, row.action, missing, .staff(Party(.producer, "ofenliebe")))
    #expect(other == row.answers[4])
    #expect(try await Self.answer(shop, row.action, missing, ExampleShop.theOperator) == .notFound)
  }

  private static func answer(_ shop: ExampleShop, _ action: String, _ id: OrderID, _ principal: Principal)
    async throws -> Answer
  {
    do throws(OrderingError) {
      try await act(shop, action, id, principal)
      return .yes
    } catch {
      switch error {
      case .notFound: return .notFound
      case .unauthenticated: return .unauthenticated
      case .forbidden: return .forbidden
      default: return .yes
      }
    }
  }

  private static func act(_ shop: ExampleShop, _ action: String, _ id: OrderID, _ principal: Principal)
    async throws(OrderingError)
  {
    switch action {
    case "show": _ = try await ShowOrder(orders: shop.ports.orders)(id, as: principal)
    case "fulfill": try await shop.fulfill(id, as: principal)
    // Such reports are refused once it is clear who asks.
    case "deliver": try await shop.deliver(id, DeliveryReport(review: 9), as: principal)
    case "review": try await shop.review(id, nil, as: principal)
    case "cancel": try await shop.cancel(id, as: principal)
    case "fail": try await shop.fail(id, nil, as: principal)
    case "assign": try await shop.assign(id, to: nil, as: principal)
    case "requestDelivery": try await shop.requestDelivery(id, from: nil, as: principal)
    default: try await shop.erase(id, as: principal)
    }
  }

  @Test("leaves what only the operator may to the operator")
  func operatorOnly() {
    #expect(throws: OrderingError.unauthenticated) { try OperatorOnly.check(.anonymous) }
    #expect(throws: OrderingError.unauthenticated) {
      try OperatorOnly.check(.customer(TrackingToken(random: SeededRandomSource())))
    }
    #expect(throws: OrderingError.forbidden) { try OperatorOnly.check(ExampleShop.producer) }
    #expect(throws: OrderingError.forbidden) { try OperatorOnly.check(ExampleShop.deliveryCompany) }
    #expect(throws: Never.self) { try OperatorOnly.check(ExampleShop.theOperator) }
  }
}
