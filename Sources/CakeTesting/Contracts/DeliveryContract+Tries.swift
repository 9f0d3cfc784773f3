import CakeOrdering

extension DeliveryContract {
  /// What was tried.
  var tries: [ContractCheck] {
    [
      check("What is handled is handed over once") { one in
        try await one.put(one.message(), then: .seconds(60))
        try await one.pass(.seconds(86_400), in: .seconds(1800))
        try await one.expect(calls: 1)
      },
      check(
        "What fails is tried again as the schedule says, until it is handled",
        script: { call, _ throws(HandlingError) in
          if call < 4 { throw .temporary(reason: "503", retryAfter: nil) }
        }
      ) { one in
        try await one.put(one.message(), then: .seconds(60))
        try await one.pass(.seconds(86_400), in: .seconds(1800))
        try await one.expect(calls: 4)
        let times = one.calls.all
        for (index, delay) in RetrySchedule.standard.delays.prefix(3).enumerated() {
          let pause = times[index + 1].since(times[index])
          // Queues count in seconds, and time passes here a second at a time.
          try expect(
            pause >= delay * 0.8 - .seconds(2) && pause <= delay * 1.2 + .seconds(2),
            "the pause after try \(index + 1) was \(pause), not \(delay)")
        }
      },
      check(
        "What fails fourteen times is given up, with the last reason",
        script: { call, _ throws(HandlingError) in throw .temporary(reason: "\(call)", retryAfter: nil) }
      ) { one in
        try await one.put(one.message(), then: .seconds(5 * 86_400), in: .seconds(600))
        try await one.expect(calls: 14, letters: [Letter(reason: "14", tries: 14)])
      },
      check(
        "What trying again cannot help is given up at once",
        script: { _, _ throws(HandlingError) in throw .permanent(reason: "550") }
      ) { one in
        try await one.put(one.message(), then: .seconds(60))
        try await one.expect(calls: 1, letters: [Letter(reason: "550", tries: 1)])
      },
      check(
        "Nothing is tried before the time that a peer asked for",
        script: { call, _ throws(HandlingError) in
          if call == 1 { throw .temporary(reason: "429", retryAfter: .seconds(77)) }
        }
      ) { one in
        try await one.put(one.message(), then: .seconds(70))
        try await one.expect(calls: 1)
        try await one.pass(.seconds(20))
        try await one.expect(calls: 2)
      },
      check("What nobody will ever read is given up without a try") { one in
        try await one.put(Array("{".utf8), one.message(), then: .seconds(60))
        try await one.expect(calls: 0, letters: [Letter(reason: "it cannot be decoded", tries: 0)])
      },
      check("A type that is nothing to its handler is passed over") { one in
        try await one.put(one.message(one.contract.unhandledType), then: .seconds(86_400), in: .seconds(1800))
        try await one.expect(calls: 0)
      },
    ]
  }
}
