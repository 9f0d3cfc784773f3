import CakeOrdering

extension OrderStoreContract {
  var placementChecks: [ContractCheck] {
    [
      check("What was kept of an order's placing is found, and outlives later changes") { backend in
        let random = SeededRandomSource()
        let digest = RequestDigest(bytes: (0..<32).map { UInt8($0 * 8) })
        let order = Order.example(random)
        let change = Change.example(order, random, digest: digest)
        try await backend.commit(change)
        try expect("the placement", try await backend.orders.placement(of: order.id), is: change.placement)
        try await backend.commit(.example(order.next(.fulfill, .fulfilled), random))
        try expect("the placement", try await backend.orders.placement(of: order.id), is: change.placement)
      },
      check("A placement without a digest is kept as such") { backend in
        let random = SeededRandomSource()
        let change = Change.placing(Order.example(random), random)
        try await backend.commit(change)
        let found = try await backend.orders.placement(of: change.order.id)
        try expect("the placement", found, is: change.placement)
      },
      check("There is no placement of an order that does not exist") { backend in
        let found = try await backend.orders.placement(of: ExampleOrder().id)
        try expect("the placement", found, is: nil)
      },
      check("The tracking token is neither in the order nor in its messages") { backend in
        let random = SeededRandomSource()
        let change = Change.placing(Order.example(random), random)
        try await backend.commit(change)
        let token = try require("token", change.placement?.token.text)
        let order = try await backend.orders.order(change.order.id)
        let messages = try await backend.committedMessages(change.order.id)
        try expect(!String(reflecting: order).contains(token), "the order holds the token")
        try expect(!String(reflecting: messages).contains(token), "a message holds the token")
      },
    ]
  }
}
