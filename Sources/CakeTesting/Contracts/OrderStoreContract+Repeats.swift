import CakeOrdering

extension OrderStoreContract {
  var repeatChecks: [ContractCheck] {
    [
      check("A change whose answer was lost is a success when it is committed again, and changes nothing") {
        backend in
        let random = SeededRandomSource()
        let placed = Order.example(random)
        // The day is full after the first try, which must not matter to the second.
        let placing = Change.placing(placed, random, limit: placed.effort)
        let fulfilling = Change.example(placed.next(.fulfill, .fulfilled), random, sending: [.orderFulfilled])
        for change in [placing, placing, placing, fulfilling, fulfilling] { try await backend.commit(change) }
        try expect("the order", try await backend.orders.order(placed.id), is: fulfilling.order)
        try expect("the messages", try await backend.committedMessages(placed.id).count, is: 2)
        try expect("the capacity", try await backend.reserved().values.map(\.self), is: [placed.effort])
      },
      check("A change that is committed twice at once is stored once, and both are told of success") {
        backend in
        let random = SeededRandomSource()
        let change = Change.placing(Order.example(random), random)
        let results = try await backend.commitAll(Array(repeating: change, count: 8))
        try expect("the results", Set(results.map { "\($0)" }), is: ["committed"])
        try expect("the messages", try await backend.committedMessages(change.order.id).count, is: 1)
        try expect("the capacity", try await backend.reserved().values.map(\.self), is: [change.order.effort])
      },
      check("A change that is committed again after a later one undoes nothing") { backend in
        let random = SeededRandomSource()
        let placed = Order.example(random)
        let placing = Change.placing(placed, random)
        let cancelled = placed.next(.cancel, .cancelled)
        try await backend.commit(placing)
        try await backend.commit(.example(cancelled, random, sending: [.orderCancelled]))
        _ = try await backend.orders.commit(placing)
        try expect("the order", try await backend.orders.order(placed.id), is: cancelled)
        try expect("the messages", try await backend.committedMessages(placed.id).count, is: 2)
        try expect("the capacity", try await backend.reserved().values.map(\.self), is: [placed.effort])
      },
    ]
  }
}
