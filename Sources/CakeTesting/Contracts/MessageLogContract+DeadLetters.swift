import CakeOrdering

extension MessageLogContract {
  var deadLetterChecks: [ContractCheck] {
    [
      check("A message that is given up is not tried any more, and is kept as a dead letter") { backend in
        let message = try await backend.enqueue(.notifyProducers, SeededRandomSource())
        try await backend.postpone(try await backend.leaseOne(), by: .zero)
        let lease = try await backend.leaseOne()
        backend.clock.advance(by: .seconds(1))
        try await backend.giveUp(lease)
        backend.clock.advance(by: .seconds(86_400))
        try expect("what is left", try await backend.lease(), is: [])
        try expect("what is due", try await backend.log.nextDue(), is: nil)
        let letters = try await backend.deadLetters()
        try expect("the dead letters", letters.map(\.id), is: [lease.id])
        try expect("the handler", letters[0].handler, is: "notifyProducers")
        try expect("the tries", letters[0].attempts, is: 2)
        try expect("the error", letters[0].lastError, is: "no hope")
        try expect("the next try", letters[0].nextAttemptAt, is: nil)
        try expect("when it died", letters[0].at, is: ManualClock.start.adding(.seconds(1)))
        try expect(letters[0].payload.contains(message.id), "the payload is not the message")
      },
      check("A message that is given up does not hold up the order's later ones") { backend in
        _ = try await backend.placeAndSend(SeededRandomSource())
        let first = try await backend.lease(of: .notifyCustomer)
        try await backend.giveUp(first[0])
        let second = try await backend.lease(of: .notifyCustomer)
        try expect("the second version", second.map(\.message?.version), is: [2])
      },
      check("A dead letter that is redriven is handled like new, even while later messages wait") { backend in
        _ = try await backend.placeAndSend(SeededRandomSource())
        let dead = try await backend.lease(of: .notifyCustomer)[0]
        try await backend.giveUp(dead)
        _ = try await backend.lease(of: .notifyCustomer)
        try expect("whether it was there", try await backend.desk.redrive(dead.id), is: true)
        try expect("the dead letters", try await backend.deadLetters(), is: [])
        backend.clock.advance(by: .seconds(31))
        var seen = try await backend.lease()
        for lease in seen { try await backend.complete(lease) }
        // What was left by whoever had it comes a little later.
        backend.clock.advance(by: DeliveryPolicy.pauseAfterLoss(putOffs: 0))
        while case let leases = try await backend.lease(), !leases.isEmpty {
          for lease in leases { try await backend.complete(lease) }
          seen += leases
        }
        let again = seen.filter { $0.message == dead.message && $0.handler == dead.handler }
        try expect("the times it was handled", again.count, is: 1)
        try expect("the tries before", again[0].attempt.tries, is: 0)
      },
      check("A dead letter is redriven once, and what is none not at all") { backend in
        _ = try await backend.enqueue(.notifyProducers, SeededRandomSource())
        let lease = try await backend.leaseOne()
        try expect("a redrive of what lives", try await backend.desk.redrive(lease.id), is: false)
        try await backend.giveUp(lease)
        try expect("a redrive", try await backend.desk.redrive(lease.id), is: true)
        try expect("a second redrive", try await backend.desk.redrive(lease.id), is: false)
        try expect("a redrive of nothing", try await backend.desk.redrive("nothing"), is: false)
        try expect("the leases", try await backend.lease().count, is: 1)
      },
    ]
  }
}
