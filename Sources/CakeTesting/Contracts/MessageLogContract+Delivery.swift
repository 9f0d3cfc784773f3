import CakeOrdering

extension MessageLogContract {
  var deliveryChecks: [ContractCheck] {
    [
      check("A committed message reaches each of its handlers once, and no other") { backend in
        let order = try await backend.place(SeededRandomSource())
        let leases = try await backend.lease()
        try expect("the handlers", Set(leases.map(\.handler)), is: [.notifyProducers, .notifyCustomer])
        try expect("the leases", leases.count, is: 2)
        try expect("the names", Set(leases.map(\.id)).count, is: 2)
        for lease in leases {
          try expect("the order", lease.message?.orderID, is: order.id)
          try expect("the tries before", lease.attempt.tries, is: 0)
          try await backend.complete(lease)
        }
        try expect("what is left", try await backend.lease(), is: [])
      },
      check("A message arrives as it was committed, its trace included") { backend in
        let random = SeededRandomSource()
        let order = Order.example(random, at: backend.clock.now())
        let message = Message.announcing(
          [.orderPlaced], of: order, at: backend.clock.now(), trace: TraceContext(random: random))[0]
        let change = Change(
          id: ChangeID(random: random), order: order, messages: [message],
          placement: Placement(token: TrackingToken(random: random), requestDigest: nil))
        try expect("the result", try await backend.orders.commit(change), is: .committed)
        for lease in try await backend.lease() { try expect("the message", lease.message, is: message) }
      },
      check("At first the messages of an order reach a handler one after the other, in order") { backend in
        _ = try await backend.placeAndSend(SeededRandomSource())
        var versions: [HandlerName: [Int]] = [:]
        while case let leases = try await backend.lease(), !leases.isEmpty {
          try expect("the handlers at once", Set(leases.map(\.handler)).count, is: leases.count)
          for lease in leases {
            versions[try require("handler", lease.handler), default: []].append(
              try require("message", lease.message).version)
          }
          for lease in leases { try await backend.complete(lease) }
        }
        try expect("the customer's", versions[.notifyCustomer], is: [1, 2, 3])
        try expect("the producer's", versions[.notifyProducers], is: [1])
        try expect("the sending", versions[.sendForDelivery], is: [2])
        try expect("the company's", versions[.notifyDeliveryCompany], is: [3])
      },
      check("A message that is being handled holds up the order's next one to that handler only") { backend in
        let random = SeededRandomSource()
        _ = try await backend.placeAndSend(random)
        let first = try await backend.lease()
        try expect(
          "the handlers", Set(first.map(\.handler)),
          is: [.notifyProducers, .notifyCustomer, .sendForDelivery, .notifyDeliveryCompany])
        try expect("what else there is", try await backend.lease(), is: [])
        // Another order does not wait.
        _ = try await backend.place(random)
        try expect("the other order's", try await backend.lease().count, is: 2)
        let held = try require("lease", first.first { $0.handler == .notifyCustomer })
        try await backend.complete(held)
        try expect("the next version", try await backend.leaseOne().message?.version, is: 2)
      },
      check("Messages of different orders are handled side by side") { backend in
        let random = SeededRandomSource()
        var orders: Set<OrderID> = []
        for _ in 0..<10 { orders.insert(try await backend.place(random).id) }
        let leases = try await backend.lease(of: .notifyProducers)
        try expect("the orders", Set(leases.compactMap { $0.message?.orderID }), is: orders)
      },
      check("A message that is handed to one handler reaches that one only") { backend in
        let message = try await backend.enqueue(.sendForDelivery, SeededRandomSource())
        let lease = try await backend.leaseOne()
        try expect("the handler", lease.handler, is: .sendForDelivery)
        try expect("the message", lease.message, is: message)
      },
      check("A message sent again is handled beside the same one that still waits") { backend in
        let message = try await backend.enqueue(.notifyProducers, SeededRandomSource())
        for mark in ["again-1", "again-2"] {
          try await backend.desk.enqueue(message.resent(mark), for: .notifyProducers)
        }
        var marks: Set<String?> = []
        while let lease = try await backend.lease(limit: 1).first {
          marks.insert(lease.message?.resend)
          try await backend.complete(lease)
        }
        try expect("the marks", marks, is: [nil, "again-1", "again-2"])
      },
    ]
  }
}
