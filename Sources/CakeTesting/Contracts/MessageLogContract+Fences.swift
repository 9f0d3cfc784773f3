import CakeOrdering

extension MessageLogContract {
  var fenceChecks: [ContractCheck] {
    [
      late("completes") { backend, lease in try await backend.log.complete(lease) },
      late("puts back") { backend, lease in
        try await backend.log.postpone(
          lease, until: backend.clock.now().adding(.seconds(3600)), error: "too late",
          at: backend.clock.now())
      },
      late("gives up") { backend, lease in
        try await backend.log.bury(lease, error: "too late", at: backend.clock.now())
      },
      check("A lease ends once") { backend in
        let random = SeededRandomSource()
        let ends: [@Sendable (LeasedMessage) async throws -> Void] = [
          { try await backend.complete($0) }, { try await backend.postpone($0, by: .zero) },
          { try await backend.bury($0) },
        ]
        for end in ends {
          _ = try await backend.enqueue(.notifyProducers, random)
          let lease = try await backend.leaseOne()
          try await end(lease)
          try expect("a second end", try await backend.log.complete(lease), is: false)
          try expect(
            "a second end",
            try await backend.log.postpone(
              lease, until: backend.clock.now(), error: "again", at: backend.clock.now()),
            is: false)
          try expect(
            "a second end", try await backend.log.bury(lease, error: "again", at: backend.clock.now()),
            is: false)
          for left in try await backend.lease() { try await backend.complete(left) }
        }
        try expect("the dead letters", try await backend.deadLetters().map(\.lastError), is: ["no hope"])
      },
    ]
  }

  /// A worker that wakes up after its lease must change nothing of its successor's.
  private func late(
    _ what: String, _ end: @escaping @Sendable (Backend, LeasedMessage) async throws -> Bool
  ) -> ContractCheck {
    check("A worker that \(what) a message after its lease has no effect on its successor") { backend in
      _ = try await backend.enqueue(.notifyProducers, SeededRandomSource())
      let lost = try await backend.leaseOne()
      backend.clock.advance(by: .seconds(31))
      let successor = try await backend.leaseOne()
      try expect("the answer to the late worker", try await end(backend, lost), is: false)
      try expect("what is left", try await backend.lease(), is: [])
      try expect("the dead letters", try await backend.deadLetters(), is: [])
      try await backend.complete(successor)
      try expect("the answer to the late worker", try await end(backend, lost), is: false)
      backend.clock.advance(by: .seconds(7200))
      try expect("what is left", try await backend.lease(), is: [])
      try expect("the dead letters", try await backend.deadLetters(), is: [])
    }
  }
}
