import CakeOrdering

extension MessageLogContract {
  var leaseChecks: [ContractCheck] {
    [
      check("No more messages are leased than asked for, and the rest later") { backend in
        let random = SeededRandomSource()
        for _ in 0..<5 { _ = try await backend.enqueue(.notifyProducers, random) }
        var ids: [String] = []
        for expected in [2, 2, 1, 0] {
          let leases = try await backend.lease(limit: 2)
          try expect("the leases", leases.count, is: expected)
          ids += leases.map(\.id)
        }
        try expect("the messages", Set(ids).count, is: 5)
      },
      check(
        "A leased message is nobody else's until its lease ends, and after the schedule's next step the next one's"
      ) {
        backend in
        _ = try await backend.enqueue(.notifyProducers, SeededRandomSource())
        let first = try await backend.leaseOne()
        backend.clock.advance(by: .milliseconds(29_999))
        try expect("what is left", try await backend.lease(), is: [])
        backend.clock.advance(by: .milliseconds(1))
        try expect("what is due at once", try await backend.lease(), is: [])
        backend.clock.advance(by: .milliseconds(999))
        try expect("what is due too early", try await backend.lease(), is: [])
        backend.clock.advance(by: .milliseconds(1))
        let second = try await backend.leaseOne()
        try expect("the message", second.id, is: first.id)
        try expect(second.fence > first.fence, "the fence did not rise: \(second.fence)")
      },
      check("A lease that ends by itself is no try, and the next one comes later each time") { backend in
        _ = try await backend.enqueue(.notifyProducers, SeededRandomSource())
        var lease = try await backend.leaseOne()
        for losses in 0..<20 {
          try expect("the tries", lease.attempt.tries, is: 0)
          try expect("the times it was left", lease.attempt.putOffs, is: losses)
          lease = try await backend.leaseAfterLoss(of: lease)
        }
        try expect(
          "those that fail", try await backend.desk.messages(.failing, limit: 9, after: nil).count, is: 0)
        try await backend.complete(lease)
      },
      check("Each handler has places of its own") { backend in
        let random = SeededRandomSource()
        for _ in 0..<5 { _ = try await backend.enqueue(.notifyProducers, random) }
        for _ in 0..<3 { _ = try await backend.enqueue(.notifyDeliveryCompany, random) }
        let now = backend.clock.now()
        let some = try await backend.log.lease(
          [.notifyProducers: 2, .notifyDeliveryCompany: 9], for: .seconds(30), at: now)
        try expect("the bakers'", some.count { $0.handler == .notifyProducers }, is: 2)
        try expect("the companies'", some.count { $0.handler == .notifyDeliveryCompany }, is: 3)
        let none = try await backend.log.lease([.sendFeedback: 9], for: .seconds(30), at: now)
        try expect("those of others", none, is: [])
        try expect("what is due for others", try await backend.log.nextDue(for: [.sendFeedback]), is: nil)
      },
      check("What was never tried comes before what failed") { backend in
        let random = SeededRandomSource()
        for _ in 0..<3 { _ = try await backend.enqueue(.notifyProducers, random) }
        for lease in try await backend.lease() { try await backend.postpone(lease, by: .seconds(1)) }
        backend.clock.advance(by: .seconds(60))
        let new = try await backend.enqueue(.notifyProducers, random)
        let first = try await backend.lease(limit: 1)
        try expect("the first", first.map { $0.message?.id }, is: [new.id])
        try expect("the others", try await backend.lease().count, is: 3)
      },
      check("Workers that lease at the same time never get the same message") { backend in
        let random = SeededRandomSource()
        for _ in 0..<40 { _ = try await backend.enqueue(.notifyProducers, random) }
        let leases = try await withThrowingTaskGroup(of: [LeasedMessage].self) { group in
          for _ in 0..<16 { group.addTask { try await backend.lease(limit: 5) } }
          return try await group.reduce(into: []) { $0 += $1 }
        }
        try expect("the messages", Set(leases.map(\.id)).count, is: leases.count)
        let rest = try await backend.lease()
        try expect("all of them", Set((leases + rest).map(\.id)).count, is: 40)
      },
      check("When the next message is due is told, and nothing is due while all are leased") { backend in
        try expect("what is due", try await backend.log.nextDue(), is: nil)
        _ = try await backend.placeAndSend(SeededRandomSource())
        let due = try require("due time", try await backend.log.nextDue())
        try expect(due <= backend.clock.now(), "a new message is due only at \(due)")
        let leases = try await backend.lease()
        let later = try await backend.log.nextDue()
        try expect(
          later.map { $0 > backend.clock.now() } ?? true, "something is due that nobody can lease: \(leases)")
      },
      check("When a message is due that was put back is told") { backend in
        _ = try await backend.enqueue(.notifyProducers, SeededRandomSource())
        try await backend.postpone(try await backend.leaseOne(), by: .seconds(90))
        let expected = backend.clock.now().adding(.seconds(90))
        try expect("what is due", try await backend.log.nextDue(), is: expected)
      },
    ]
  }
}
