import CakeOrdering
import Hummingbird
import JSONText

/// Where things are done to orders: one small body each, and the order as it then is.
struct OrderActionRoutes: Sendable {
  let desk: OrderDesk
  let doorkeeper: Doorkeeper
  let headers: ResponseHeaders

  /// What an action gets: the body, what is wrong with its form, which order, who asks, and the trace.
  private struct Call {
    let body: JSONField
    let json: JSONValue
    let id: OrderID
    let principal: Principal
    let trace: TraceContext?
  }

  func add(to router: Router<CakeRequestContext>) {
    addReports(to: router)
    addCustomersActions(to: router)
    addOperatorsActions(to: router)
  }

  private func addReports(to router: Router<CakeRequestContext>) {
    let fulfill = FulfillOrder(desk: desk)
    action("fulfillment", on: router) { call, faults in
      let report = FulfilmentReport(call.json, &faults)
      return try await fulfill(
        report, of: call.id, as: call.principal, unreadable: [Fault](faults), trace: call.trace)
    }
    let deliver = CompleteDelivery(desk: desk)
    action("delivery", on: router) { call, faults in
      let report = DeliveryReport(call.json, &faults)
      return try await deliver(
        report, of: call.id, as: call.principal, unreadable: [Fault](faults), trace: call.trace)
    }
  }

  private func addCustomersActions(to router: Router<CakeRequestContext>) {
    let review = ReviewOrder(desk: desk)
    action("review", on: router) { call, faults in
      let rating = call.body["rating"].optionalInt(&faults)
      let comment = call.body["comment"].optionalString(&faults)
      return try await review(
        rating: rating, comment: comment, of: call.id, as: call.principal, unreadable: [Fault](faults),
        trace: call.trace)
    }
    let cancel = CancelOrder(desk: desk)
    action("cancellation", on: router) { call, faults in
      let reason = call.body["reason"].optionalString(&faults)
      return try await cancel(
        reason: reason, of: call.id, as: call.principal, unreadable: [Fault](faults), trace: call.trace)
    }
  }

  private func addOperatorsActions(to router: Router<CakeRequestContext>) {
    let fail = FailOrder(desk: desk)
    action("failure", on: router) { call, faults in
      let reason = call.body["reason"].optionalString(&faults)
      return try await fail(
        reason: reason, of: call.id, as: call.principal, unreadable: [Fault](faults), trace: call.trace)
    }
    let requestDelivery = RequestDelivery(desk: desk)
    action("delivery-request", on: router) { call, faults in
      let company = call.body["deliveryCompanyId"].optionalString(&faults)
      return try await requestDelivery(
        deliveryCompanyID: company, of: call.id, as: call.principal, unreadable: [Fault](faults),
        trace: call.trace)
    }
    let assign = AssignProducer(desk: desk)
    action("assignment", on: router) { call, faults in
      let producer = call.body["producerId"].optionalString(&faults)
      return try await assign(
        producerID: producer, of: call.id, as: call.principal, unreadable: [Fault](faults), trace: call.trace)
    }
  }

  private func action(
    _ name: String, on router: Router<CakeRequestContext>,
    _ perform: @escaping @Sendable (Call, inout [JSONFault]) async throws -> Order
  ) {
    router.post("orders/{id}/\(name)") { request, context in
      let principal = try await doorkeeper.principal(request, context)
      let id = try context.orderID()
      let json = try await JSONBody.optional(of: request)
      let call = Call(
        body: JSONField(json), json: json, id: id, principal: principal, trace: context.trace)
      var faults: [JSONFault] = []
      let order: Order
      do {
        order = try await perform(call, &faults)
      } catch OrderingError.illegal where !faults.isEmpty {
        // What cannot be read is wrong wherever the order stands.
        throw OrderingError.invalid([Fault](faults))
      }
      // A repeat changes nothing and so checks nothing; what cannot be read is no repeat.
      if !faults.isEmpty { throw OrderingError.invalid([Fault](faults)) }
      return Response(order, headers: headers.privateJSON)
    }
  }
}
