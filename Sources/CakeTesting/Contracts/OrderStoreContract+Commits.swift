import CakeOrdering

extension OrderStoreContract {
  var commitChecks: [ContractCheck] {
    [
      check("An order that was committed is found, as it was") { backend in
        let random = SeededRandomSource()
        let order = Order.example(random)
        try expect("nothing", try await backend.orders.order(order.id), is: nil)
        try await backend.commit(.placing(order, random))
        try expect("the order", try await backend.orders.order(order.id), is: order)
      },
      check("Every fact of an order is kept") { backend in
        let random = SeededRandomSource()
        let placed = Order.example(random)
        try await backend.commit(.placing(placed, random))
        let order = Self.orderWithEverything(after: placed)
        try await backend.commit(.example(order, random, sending: [.deliveryReviewed]))
        try expect("the order", try await backend.orders.order(order.id), is: order)
      },
      check("An order's messages are stored with it, in order, and whole") { backend in
        let random = SeededRandomSource()
        let placed = Order.example(random)
        let placing = Change.placing(placed, random)
        let fulfilling = Change.example(placed.next(.fulfill, .fulfilled), random, sending: [.orderFulfilled])
        let sending = Change.example(
          fulfilling.order.next(.send, .sentForDelivery), random,
          sending: [.orderSentForDelivery, .deliveryRequested])
        for change in [placing, fulfilling, sending] { try await backend.commit(change) }
        let found = try await backend.committedMessages(placed.id)
        try expect("the versions", found.map(\.version), is: [1, 2, 3, 3])
        try expect(
          "the messages", Set(found), is: Set(placing.messages + fulfilling.messages + sending.messages))
      },
      check("A change that expects another version stores nothing of itself") { backend in
        let random = SeededRandomSource()
        let placed = Order.example(random)
        try await backend.commit(.placing(placed, random))
        let capacity = try await backend.reserved()
        let skipping = placed.next(.fulfill, .fulfilled).next(.send, .sentForDelivery)
        let again = Change.placing(placed, random)
        let ahead = Change.example(
          skipping, random, sending: [.orderSentForDelivery], capacity: again.capacity)
        for change in [again, ahead] {
          try expect("the result", try await backend.orders.commit(change), is: .versionConflict)
        }
        try expect("the order", try await backend.orders.order(placed.id), is: placed)
        try expect("the messages", try await backend.committedMessages(placed.id).count, is: 1)
        try expect("the capacity", try await backend.reserved(), is: capacity)
      },
      check("A change of an order that does not exist conflicts") { backend in
        let random = SeededRandomSource()
        let order = Order.example(random).next(.fulfill, .fulfilled)
        let change = Change.example(order, random, sending: [.orderFulfilled])
        try expect("the result", try await backend.orders.commit(change), is: .versionConflict)
        try expect("nothing", try await backend.orders.order(order.id), is: nil)
      },
      check("Of many changes of one version at once, exactly one is committed") { backend in
        let random = SeededRandomSource()
        let placed = Order.example(random)
        try await backend.commit(.placing(placed, random))
        let changes = (0..<50).map { index in
          Change.example(
            placed.next(.cancel, .cancelled) { $0.note = "\(index)" }, random, sending: [.orderCancelled])
        }
        let results = try await backend.commitAll(changes)
        try expect("those committed", results.count { $0 == .committed }, is: 1)
        try expect("those in conflict", results.count { $0 == .versionConflict }, is: 49)
        let winner = results.firstIndex(of: .committed).map { changes[$0].order }
        try expect("the order", try await backend.orders.order(placed.id), is: winner)
        try expect("the messages", try await backend.committedMessages(placed.id).count, is: 2)
      },
    ]
  }

  /// A delivered order of which no fact is left out.
  static func orderWithEverything(after placed: Order) -> Order {
    placed.next(.deliver, .delivered) { example in
      let now = placed.placedAt.adding(.milliseconds(1234))
      let producer = Party(.producer, "backstube")
      let company = Party(.deliveryCompany, "swift-wheels")
      example.customer?.name = "Ада \"Žofie\" 🎂 O'Neill\\"
      example.note = "Zwei Mal klingeln / ring twice \u{7fff}"
      example.fulfilment = Fulfilment(
        at: now, by: producer,
        report: FulfilmentReport(allergensChecked: true, note: "warm", deliveryCompanyID: "swift-wheels"))
      example.deliveryRequest = DeliveryRequest(companyID: "swift-wheels", version: 1, at: now, by: .system)
      example.delivery = Delivery(
        at: now, by: company, version: 2,
        report: DeliveryReport(deliveredAt: now, receivedBy: "Bo", review: 4, comment: "friendly"))
      example.review = Review(rating: 5, comment: "köstlich", at: now, by: .customer, version: 2)
      example.history[1].note = "a note"
      example.items.append(
        OrderItem(
          cakeID: "lemon-tart", name: "Lemon tart", quantity: 99, inscription: nil,
          unitPrice: Money(amount: 2450, currency: "EUR"), taxRate: "19.0"))
    }
  }
}
