import CakeOrdering

extension OrderStoreContract {
  var capacityChecks: [ContractCheck] {
    [lastPlace, exactRoom, fullStoresNothing, conflictBeforeFull, release, moving, reservedDays]
  }

  private var lastPlace: ContractCheck {
    check(
      "Of \(rivals) orders at once for the last place, one wins and the others are told that the day is full"
    ) {
      [rivals] backend in
      let random = SeededRandomSource()
      try await backend.commit(.placing(Order.example(random) { $0.effort = 38 }, random, limit: 40))
      let changes = (0..<rivals).map { _ in
        Change.placing(Order.example(random), random, limit: 40)
      }
      let results = try await backend.commitAll(changes)
      try expect("those committed", results.count { $0 == .committed }, is: 1)
      try expect("those refused", results.count { $0 == .full }, is: rivals - 1)
      try expect("the capacity", try await backend.reserved().values.map(\.self), is: [40])
      let query = OrderQuery(
        scope: .all, from: .on("2026-12-24"), to: .on("2026-12-24"), status: nil, limit: 10)
      try expect("the orders stored", try await backend.orders.orders(query).orders.count, is: 2)
    }
  }

  private var exactRoom: ContractCheck {
    check("An order that fills a day exactly has room, one unit more has not") { backend in
      let random = SeededRandomSource()
      let exact = Order.example(random) { $0.effort = 40 }
      let tooMuch = Order.example(random) { $0.effort = 41 }
      try expect(
        "the result", try await backend.orders.commit(.placing(tooMuch, random, limit: 40)), is: .full)
      try await backend.commit(.placing(exact, random, limit: 40))
    }
  }

  private var fullStoresNothing: ContractCheck {
    check("Nothing is stored of a change for which there is no room") { backend in
      let random = SeededRandomSource()
      let order = Order.example(random)
      let change = Change.placing(order, random, limit: 1)
      try expect("the result", try await backend.orders.commit(change), is: .full)
      try expect("no order", try await backend.orders.order(order.id), is: nil)
      try expect("no placement", try await backend.orders.placement(of: order.id), is: nil)
      try expect("the messages", try await backend.committedMessages(order.id), is: [])
      try expect("the capacity", try await backend.reserved(), is: [:])
      // The id is free still.
      try await backend.commit(.placing(order, random))
    }
  }

  private var conflictBeforeFull: ContractCheck {
    check("Whoever places an order a second time on a full day is told that it exists") { backend in
      let random = SeededRandomSource()
      let order = Order.example(random)
      try await backend.commit(.placing(order, random, limit: order.effort))
      let rival = Change.placing(order, random, limit: order.effort)
      try expect("the result", try await backend.orders.commit(rival), is: .versionConflict)
    }
  }

  private var release: ContractCheck {
    check("A released part of a day can be had by another order") { backend in
      let random = SeededRandomSource()
      let first = Order.example(random)
      let key = CapacityKey(producerID: first.producerID, date: first.dueDate)
      let second = Change.placing(Order.example(random), random, limit: first.effort)
      try await backend.commit(.placing(first, random, limit: first.effort))
      try expect("the result", try await backend.orders.commit(second), is: .full)
      try await backend.commit(
        .example(first.next(.cancel, .cancelled), random, capacity: [.release(first.effort, of: key)]))
      try expect("the capacity", try await backend.reserved(), is: [:])
      try await backend.commit(second)
      try expect("the capacity", try await backend.reserved(), is: [key: first.effort])
    }
  }

  private var moving: ContractCheck {
    check("A reservation moves to another producer's day as a whole or not at all") { backend in
      let random = SeededRandomSource()
      let order = Order.example(random)
      let from = CapacityKey(producerID: "backstube", date: order.dueDate)
      let to = CapacityKey(producerID: "ofenliebe", date: order.dueDate)
      try await backend.commit(.placing(order, random))
      let moved = order.next(.assign, .placed) { $0.producerID = "ofenliebe" }
      func change(limit: Int) -> Change {
        .example(
          moved, random, sending: [.orderPlaced],
          capacity: [.reserve(order.effort, of: to, limit: limit), .release(order.effort, of: from)])
      }
      try expect("the result", try await backend.orders.commit(change(limit: 1)), is: .full)
      try expect("the capacity", try await backend.reserved(), is: [from: order.effort])
      try await backend.commit(change(limit: 8))
      try expect("the capacity", try await backend.reserved(), is: [to: order.effort])
    }
  }

  private var reservedDays: ContractCheck {
    check("Reserved capacity is told by producer and day, both ends included") { backend in
      let random = SeededRandomSource()
      let days = ["2026-12-21", "2026-12-22", "2026-12-23", "2026-12-24"].map { LocalDate.on($0) }
      for (index, day) in days.enumerated() {
        for producer in ["backstube", "ofenliebe"].prefix(index + 1) {
          for _ in 0..<2 {
            let order = Order.example(random) { example in
              example.dueDate = day
              example.producerID = producer
              example.effort = index + 1
            }
            try await backend.commit(.placing(order, random))
          }
        }
      }
      let found = try await backend.orders.reservedCapacity(from: days[0], to: days[1])
      try expect(
        "the capacity", found,
        is: [
          CapacityKey(producerID: "backstube", date: days[0]): 2,
          CapacityKey(producerID: "backstube", date: days[1]): 4,
          CapacityKey(producerID: "ofenliebe", date: days[1]): 4,
        ])
    }
  }
}
