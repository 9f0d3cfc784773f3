import CakeOrdering
import CakeTesting

/// The use cases with what most tests leave out left out.
extension ExampleShop {
  @discardableResult
  func fulfill(
    _ id: OrderID, _ report: FulfilmentReport = FulfilmentReport(), as principal: Principal = producer
  ) async throws(OrderingError) -> Order {
    try await FulfillOrder(desk: desk)(report, of: id, as: principal)
  }

  @discardableResult
  func deliver(
    _ id: OrderID, _ report: DeliveryReport = DeliveryReport(), as principal: Principal = deliveryCompany
  ) async throws(OrderingError) -> Order {
    try await CompleteDelivery(desk: desk)(report, of: id, as: principal)
  }

  @discardableResult
  func review(_ id: OrderID, _ rating: Int?, _ comment: String? = nil, as principal: Principal)
    async throws(OrderingError) -> Order
  {
    try await ReviewOrder(desk: desk)(rating: rating, comment: comment, of: id, as: principal)
  }

  @discardableResult
  func cancel(_ id: OrderID, _ reason: String? = nil, as principal: Principal) async throws(OrderingError)
    -> Order
  {
    try await CancelOrder(desk: desk)(reason: reason, of: id, as: principal)
  }

  @discardableResult
  func fail(_ id: OrderID, _ reason: String? = "It was dropped", as principal: Principal = theOperator)
    async throws(OrderingError) -> Order
  {
    try await FailOrder(desk: desk)(reason: reason, of: id, as: principal)
  }

  @discardableResult
  func assign(_ id: OrderID, to producer: ProducerID?, as principal: Principal = theOperator)
    async throws(OrderingError) -> Order
  {
    try await AssignProducer(desk: desk)(producerID: producer, of: id, as: principal)
  }

  @discardableResult
  func requestDelivery(_ id: OrderID, from company: DeliveryCompanyID?, as principal: Principal = theOperator)
    async throws(OrderingError) -> Order
  {
    try await RequestDelivery(desk: desk)(deliveryCompanyID: company, of: id, as: principal)
  }

  @discardableResult
  func erase(_ id: OrderID, as principal: Principal = theOperator) async throws(OrderingError) -> Order {
    try await EraseOrder(desk: desk)(id, as: principal)
  }

  /// What is reserved on any day of the examples.
  func reserved() async throws -> [CapacityKey: Int] {
    try await ports.orders.reservedCapacity(from: .on("2026-01-01"), to: .on("2028-12-31"))
  }

  /// The subjects of all emails that were accepted, by their recipients.
  var mails: [String: [String]] {
    Dictionary(grouping: mail.accepted, by: \.to.address.text).mapValues { emails in
      emails.map { String($0.subject.prefix { $0 != " " }) }
    }
  }
}
