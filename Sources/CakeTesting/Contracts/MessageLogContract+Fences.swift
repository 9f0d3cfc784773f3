import CakeOrdering

extension MessageLogContract {
  /// Everything that can be decided about a message.
  private static func outcomes(at now: Timestamp) -> [DeliveryPolicy.Outcome] {
    [
      .done, .skip, .putOff(until: now, reason: "too late"), .retry(at: now, reason: "too late"),
      .deadLetter(reason: "too late", tries: 1),
    ]
  }

  var fenceChecks: [ContractCheck] {
    [
      check("A worker that comes after its lease has no effect on its successor, whatever it decided") {
        backend in
        for outcome in Self.outcomes(at: backend.clock.now()) {
          _ = try await backend.enqueue(.notifyProducers, SeededRandomSource())
          let lost = try await backend.leaseOne()
          let successor = try await backend.leaseAfterLoss(of: lost)
          try expect(
            "the late worker", try await backend.log.apply(outcome, to: lost, at: backend.clock.now()),
            is: false)
          try expect("what is left", try await backend.lease(), is: [])
          try expect("the dead letters", try await backend.deadLetters(), is: [])
          try await backend.complete(successor)
          try expect(
            "the late worker", try await backend.log.apply(outcome, to: lost, at: backend.clock.now()),
            is: false)
          backend.clock.advance(by: .seconds(7200))
          try expect("what is left", try await backend.lease(), is: [])
          try expect("the dead letters", try await backend.deadLetters(), is: [])
        }
      },
      check("A lease ends once") { backend in
        let random = SeededRandomSource()
        let ends: [@Sendable (LeasedMessage) async throws -> Void] = [
          { try await backend.complete($0) }, { try await backend.postpone($0, by: .zero) },
          { try await backend.putOff($0, by: .zero) }, { try await backend.giveUp($0) },
        ]
        for end in ends {
          _ = try await backend.enqueue(.notifyProducers, random)
          let lease = try await backend.leaseOne()
          try await end(lease)
          for outcome in Self.outcomes(at: backend.clock.now()) {
            try expect(
              "a second end", try await backend.log.apply(outcome, to: lease, at: backend.clock.now()),
              is: false)
          }
          for left in try await backend.lease() { try await backend.complete(left) }
        }
        try expect("the dead letters", try await backend.deadLetters().map(\.lastError), is: ["no hope"])
      },
    ]
  }
}
