import CakeOrdering

extension OrderStoreContract {
  var searchChecks: [ContractCheck] {
    [
      check("Orders are found by their number, all that share it") { backend in
        let random = SeededRandomSource()
        let number = OrderNumber(bits: 77)
        let orders = (0..<3).map { index in
          Order.example(random) { $0.number = OrderNumber(bits: index < 2 ? 77 : 78) }
        }
        for order in orders { try await backend.commit(.placing(order, random)) }
        let found = try await backend.orders.orders(number: number).orders
        try expect("the orders", Set(found), is: Set(orders.prefix(2)))
        let none = try await backend.orders.orders(number: OrderNumber(bits: 79)).orders
        try expect("the orders", none, is: [])
      },
      check(
        "Orders are found by their customer's email in any case, the newest first and no more than asked for"
      ) {
        backend in
        let random = SeededRandomSource()
        let spellings = ["ada.lovelace", "Ada.Lovelace", "ADA.LOVELACE", "bo"]
        let orders = spellings.enumerated().map { index, spelling in
          Order.example(random, at: ManualClock.start.adding(.seconds(index))) {
            $0.customer?.email = .example(spelling)
          }
        }
        for order in orders { try await backend.commit(.placing(order, random)) }
        let found = try await backend.orders.orders(email: .example("aDA.lovelace"), limit: 10).orders
        try expect("the orders", found, is: orders.prefix(3).reversed())
        let latest = try await backend.orders.orders(email: .example("ada.lovelace"), limit: 2).orders
        try expect("the orders", latest, is: [orders[2], orders[1]])
      },
      check("Orders are found by where they came from, the newest first and no more than asked for") {
        backend in
        let random = SeededRandomSource()
        let senders = [SenderDigest.example(1), .example(2), .example(1), nil, .example(1)]
        let orders = senders.indices.map { index in
          Order.example(random, at: ManualClock.start.adding(.seconds(index)))
        }
        for (order, sender) in zip(orders, senders) {
          try await backend.commit(.placing(order, random, sender: sender))
        }
        let placement = try await backend.orders.placement(of: orders[0].id)
        try expect("what is kept", placement?.sender, is: .example(1))
        let unknown = try await backend.orders.placement(of: orders[3].id)
        try expect("what is kept", unknown?.sender, is: nil)
        let found = try await backend.orders.orders(sender: .example(1), limit: 10).orders
        try expect("the orders", found, is: [orders[4], orders[2], orders[0]])
        let latest = try await backend.orders.orders(sender: .example(1), limit: 2).orders
        try expect("the orders", latest, is: [orders[4], orders[2]])
        let none = try await backend.orders.orders(sender: .example(3), limit: 10).orders
        try expect("the orders", none, is: [])
        let cancelled = orders[2].next(.cancel, .cancelled)
        try await backend.commit(.example(cancelled, random))
        let later = try await backend.orders.orders(sender: .example(1), limit: 10).orders
        try expect("the orders", later, is: [orders[4], cancelled, orders[0]])
      },
      check("An erased order is no longer found by where it came from, and nothing of that is kept") {
        backend in
        let random = SeededRandomSource()
        let orders = (0..<2).map { _ in Order.example(random) }
        for order in orders { try await backend.commit(.placing(order, random, sender: .example(1))) }
        try await backend.commit(
          .example(orders[0].erased(at: ManualClock.start), random, erasesNotifications: true))
        let found = try await backend.orders.orders(sender: .example(1), limit: 10).orders
        try expect("the orders", found, is: [orders[1]])
        let placement = try require("what is kept", try await backend.orders.placement(of: orders[0].id))
        try expect("what is kept", placement.sender, is: nil)
      },
      check("A search finds an order's newest version once") { backend in
        let random = SeededRandomSource()
        let placed = Order.example(random)
        let cancelled = placed.next(.cancel, .cancelled)
        try await backend.commit(.placing(placed, random))
        try await backend.commit(.example(cancelled, random))
        let byEmail = try await backend.orders.orders(email: .example("ada"), limit: 10).orders
        try expect("the orders", byEmail, is: [cancelled])
        try expect(
          "the orders", try await backend.orders.orders(number: placed.number).orders, is: [cancelled])
      },
    ]
  }
}

extension SenderDigest {
  /// One that differs by its number.
  fileprivate static func example(_ number: UInt8) -> SenderDigest {
    SenderDigest(bytes: [UInt8](repeating: number, count: 16))
  }
}
