import CakeOrdering

extension OrderStoreContract {
  var erasureChecks: [ContractCheck] {
    [
      check("Orders due before a day are named until they are erased") { backend in
        let random = SeededRandomSource()
        let days = ["2026-12-21", "2026-12-22", "2026-12-23"].map { LocalDate.on($0) }
        let orders = days.map { day in Order.example(random) { $0.dueDate = day } }
        for order in orders { try await backend.commit(.placing(order, random)) }
        func unerased(_ limit: Int) async throws -> [OrderID] {
          try await backend.orders.unerasedOrders(dueBefore: days[2], limit: limit)
        }
        try expect("the orders", Set(try await unerased(10)), is: Set(orders.prefix(2).map(\.id)))
        try expect("the orders", try await unerased(1).count, is: 1)
        try await backend.commit(.example(orders[0].erased(at: ManualClock.start), random))
        try expect("the orders", try await unerased(10), is: [orders[1].id])
        try await backend.commit(.example(orders[1].erased(at: ManualClock.start), random))
        try expect("the orders", try await unerased(10), is: [])
      },
      check("An order that is erased but for what a newer version added is named until that is gone") {
        backend in
        let random = SeededRandomSource()
        let order = Order.example(random) { $0.status = .placed }
        let change = Change.placing(order, random)
        try await backend.commit(change)
        let erased = order.erased(at: ManualClock.start).next(.erase, order.status) { example in
          example.version -= 1
          example.history.removeLast()
          example.isErasureIncomplete = true
          example.unknownMembers = UnknownMembers(json: Array(#""candles":3"#.utf8))
        }
        try await backend.commit(.example(erased, random, erasesNotifications: true))
        let store = backend.orders
        try expect("erased in part", try await store.incompletelyErasedOrders(limit: 10), is: [order.id])
        let unerased = try await store.unerasedOrders(dueBefore: order.dueDate.adding(days: 1), limit: 10)
        try expect("not erased", unerased, is: [])
        try expect("by id", try await store.order(order.id), is: erased)
        for status in [nil, order.status] {
          let query = OrderQuery(
            scope: .all, from: order.dueDate, to: order.dueDate, status: status, limit: 10)
          try expect("by day", try await backend.walk(query), is: [erased])
        }
        try await backend.notifications.record(.example(following: change.messages[0]))
        let log = try await backend.notifications.notifications(order: order.id, limit: 10)
        try expect("the log", log, is: [])
        let finished = erased.next(.erase, order.status) { example in
          example.isErasureIncomplete = false
          example.unknownMembers = nil
        }
        try await backend.commit(.example(finished, random))
        try expect("erased in part", try await store.incompletelyErasedOrders(limit: 10), is: [])
        try expect("by id", try await store.order(order.id), is: finished)
      },
      check("Erasing an order erases its notifications, and nobody else's") { backend in
        let random = SeededRandomSource()
        let orders = (0..<2).map { _ in Order.example(random) }
        for order in orders {
          let change = Change.placing(order, random)
          try await backend.commit(change)
          try await backend.notifications.record(.example(following: change.messages[0]))
        }
        try await backend.commit(
          .example(orders[0].erased(at: ManualClock.start), random, erasesNotifications: true))
        let log = backend.notifications
        try expect("the erased", try await log.notifications(order: orders[0].id, limit: 10), is: [])
        try expect(
          "all", try await log.notifications(order: nil, limit: 10).map(\.orderID), is: [orders[1].id])
        let id = Notification.example(following: Change.placing(orders[0], random).messages[0]).id
        try expect("the erased", try await log.notification(id), is: nil)
      },
      check("An email that was on its way while its order was erased is not recorded") { backend in
        let random = SeededRandomSource()
        let order = Order.example(random)
        let change = Change.placing(order, random)
        try await backend.commit(change)
        try await backend.commit(
          .example(order.erased(at: ManualClock.start), random, erasesNotifications: true))
        let log = backend.notifications
        for outcome in [Notification.Outcome.failed("451"), .sent] {
          try await log.record(.example(following: change.messages[0], outcome: outcome))
        }
        try expect("the log", try await log.notifications(order: order.id, limit: 10), is: [])
        var webhook = Notification.example(following: change.messages[0])
        webhook.medium = .webhook
        try await log.record(webhook)
        try expect("the log", try await log.notifications(order: order.id, limit: 10), is: [webhook])
      },
      check("An erased order is not found by its customer's email, but by its id, number and day") {
        backend in
        let random = SeededRandomSource()
        let order = Order.example(random)
        let erased = order.erased(at: ManualClock.start)
        try await backend.commit(.placing(order, random))
        try await backend.commit(.example(erased, random, erasesNotifications: true))
        try expect(
          "by email", try await backend.orders.orders(email: .example("ada"), limit: 10).orders, is: [])
        try expect("by id", try await backend.orders.order(order.id), is: erased)
        try expect("by number", try await backend.orders.orders(number: order.number).orders, is: [erased])
        let query = OrderQuery(scope: .all, from: order.dueDate, to: order.dueDate, limit: 10)
        try expect("by day", try await backend.walk(query), is: [erased])
      },
    ]
  }
}
