import CakeOrdering

extension MessageLogContract {
  var retryChecks: [ContractCheck] {
    [
      check("A message that was put back is tried again when it is due, and not before") { backend in
        _ = try await backend.enqueue(.notifyProducers, SeededRandomSource())
        for attempts in 0..<4 {
          let lease = try await backend.leaseOne()
          try expect("the tries before", lease.attempt.tries, is: attempts)
          try await backend.postpone(lease, by: .seconds(5))
          backend.clock.advance(by: .milliseconds(4999))
          try expect("what is due too early", try await backend.lease(), is: [])
          backend.clock.advance(by: .milliseconds(1))
        }
      },
      check("A clock that is set back delays no message that was put back") { backend in
        let random = SeededRandomSource()
        for _ in 0..<2 { _ = try await backend.enqueue(.notifyProducers, random) }
        let start = backend.clock.now()
        let leases = try await backend.lease()
        try await backend.postpone(leases[0], by: .seconds(5))
        backend.clock.advance(by: .seconds(-1))
        try await backend.postpone(leases[1], by: .seconds(5))
        // Only the first was put back at a time that is still to come.
        let early = try await backend.leaseOne()
        try expect("what is due", early.id, is: leases[0].id)
        try expect("what is due while it is leased", try await backend.lease(), is: [])
        try await backend.postpone(early, by: .seconds(5))
        backend.clock.set(start.adding(.seconds(-7 * 3600)))
        try expect("what is due hours before", try await backend.lease().count, is: 2)
      },
      check("A message that was put back holds up neither the order's later ones nor other orders") {
        backend in
        let random = SeededRandomSource()
        _ = try await backend.placeAndSend(random)
        let first = try await backend.lease(of: .notifyCustomer)
        try expect("the first version", first.map(\.message?.version), is: [1])
        try await backend.postpone(first[0], by: .seconds(600))
        let second = try await backend.lease(of: .notifyCustomer)
        try expect("the second version", second.map(\.message?.version), is: [2])
        try await backend.complete(second[0])
        let third = try await backend.lease(of: .notifyCustomer)
        try expect("the third version", third.map(\.message?.version), is: [3])
        _ = try await backend.place(random)
        try expect("the other order's", try await backend.lease(of: .notifyCustomer).count, is: 1)
        try await backend.complete(third[0])
        backend.clock.advance(by: .seconds(600))
        let again = try await backend.lease(of: .notifyCustomer)
        try expect(
          again.contains { $0.id == first[0].id && $0.attempt.tries == 1 }, "the first never comes back")
      },
      check("What is put off is no try, is counted apart, and holds up nobody") { backend in
        _ = try await backend.placeAndSend(SeededRandomSource())
        let first = try require("lease", try await backend.lease(of: .notifyCustomer).first)
        try await backend.putOff(first, by: .seconds(600))
        let page = try await backend.desk.messages(.putOff, limit: 10, after: nil)
        try expect("those put off", page.messages.map(\.lastError), is: ["not yet"])
        try expect("their count", page.count, is: 1)
        try expect(
          "those that fail", try await backend.desk.messages(.failing, limit: 9, after: nil).count, is: 0)
        let second = try await backend.lease(of: .notifyCustomer)
        try expect("the second version", second.map(\.message?.version), is: [2])
        backend.clock.advance(by: .seconds(600))
        let again = try require(
          "lease", try await backend.lease(of: .notifyCustomer).first { $0.id == first.id })
        try expect("the tries", again.attempt.tries, is: 0)
        try expect("the put-offs", again.attempt.putOffs, is: 1)
      },
      check("What fails is handed over again at once when it is redriven, and keeps its tries") { backend in
        _ = try await backend.enqueue(.notifyProducers, SeededRandomSource())
        let lease = try await backend.leaseOne()
        try expect("while it is leased", try await backend.desk.redrive(lease.id), is: false)
        try await backend.postpone(lease, by: .seconds(43_200))
        try expect("whether it was there", try await backend.desk.redrive(lease.id), is: true)
        let again = try await backend.leaseOne()
        try expect("the message", again.id, is: lease.id)
        try expect("the tries", again.attempt.tries, is: 1)
      },
      check("All that fails or was put off of a handler is woken, and nothing else") { backend in
        let random = SeededRandomSource()
        for handler in [HandlerName.notifyDeliveryCompany, .notifyDeliveryCompany, .sendFeedback] {
          _ = try await backend.enqueue(handler, random)
        }
        let leases = try await backend.lease()
        for (index, lease) in leases.enumerated() {
          if index == 0 {
            try await backend.putOff(lease, by: .seconds(600))
          } else {
            try await backend.postpone(lease, by: .seconds(600))
          }
        }
        try expect("how many", try await backend.desk.wake([.notifyDeliveryCompany]), is: 2)
        let woken = try await backend.lease()
        try expect("those woken", woken.map(\.handler), is: [.notifyDeliveryCompany, .notifyDeliveryCompany])
      },
      check("What waits for a peer that hung is woken when it answers, and nothing else") { backend in
        let random = SeededRandomSource()
        let peer = Peer.deliveryCompany("vans")
        for _ in 0..<3 { _ = try await backend.enqueue(.notifyDeliveryCompany, random) }
        let leases = try await backend.lease()
        try await backend.putOff(leases[0], by: .seconds(600), because: peer.hangs)
        try await backend.putOff(leases[1], by: .seconds(600), because: Peer.deliveryCompany("wheels").hangs)
        try await backend.postpone(leases[2], by: .seconds(600))
        try expect("of the mail server", try await backend.desk.wake(waitingFor: .mail), is: 0)
        try expect("of the company", try await backend.desk.wake(waitingFor: peer), is: 1)
        try expect("what comes", try await backend.lease().map(\.id), is: [leases[0].id])
      },
      check("The operator sees what waits and what fails, and why") { backend in
        let random = SeededRandomSource()
        let failing = try await backend.enqueue(.notifyProducers, random)
        try await backend.postpone(try await backend.leaseOne(), by: .seconds(5))
        let waiting = try await backend.enqueue(.sendForDelivery, random)
        let waits = try await backend.desk.messages(.waiting, limit: 10, after: nil)
        try expect("those that wait", waits.messages.map(\.handler), is: ["sendForDelivery"])
        try expect("their count", waits.count, is: 1)
        try expect(waits.messages[0].payload.contains(waiting.id), "the payload is not the message")
        let fails = try await backend.desk.messages(.failing, limit: 10, after: nil)
        try expect("those that fail", fails.messages.map(\.handler), is: ["notifyProducers"])
        let failed = fails.messages[0]
        try expect(failed.payload.contains(failing.id), "the payload is not the message")
        try expect("the tries", failed.attempts, is: 1)
        try expect("the error", failed.lastError, is: "no connection")
        try expect("the next try", failed.nextAttemptAt, is: backend.clock.now().adding(.seconds(5)))
      },
    ]
  }
}
