import CakeJSON
import CakeOrdering

extension DeliveryContract {
  /// What was put off, which is no try.
  var putOffs: [ContractCheck] {
    [
      check("A message of a newer schema waits for ten days, and is then given up untried") { one in
        try await Self.outlasts(one, replacing: "message/1", by: "message/2", because: "newer schema")
      },
      check("A message of an unknown type waits for ten days, and is then given up untried") { one in
        try await Self.outlasts(
          one, replacing: #""type":"\#(one.contract.type.rawValue)""#, by: #""type":"order.sung""#,
          because: "newer value")
      },
      check(
        "A message whose handler is not there waits for ten days, and is then given up untried",
        isHandled: false
      ) { one in
        try await one.put(one.message(), then: .seconds(9 * 86_400), in: .seconds(1800))
        try await one.expect(calls: 0)
        try await one.pass(.seconds(2 * 86_400), in: .seconds(1800))
        try await one.expect(
          calls: 0,
          letters: [Letter(reason: "nobody here handles it; it was put off for ten days", tries: 0)])
      },
      check("What is held back comes at its time, and not before") { one in
        let message = one.message(notBefore: one.clock.now().adding(.seconds(15)))
        try await one.put(message, then: .seconds(14))
        try await one.expect(calls: 0)
        try await one.pass(.seconds(3))
        try await one.expect(calls: 1)
      },
      check(
        "However often it was put off, a message has all its tries",
        script: { call, clock throws(HandlingError) in
          if call <= 20 { throw .putOff(until: clock.now().adding(.seconds(60)), reason: "the peer hangs") }
          if call <= 33 { throw .temporary(reason: "503", retryAfter: nil) }
        }
      ) { one in
        try await one.put(one.message(), then: .seconds(6 * 86_400), in: .seconds(600))
        try await one.expect(calls: 34)
      },
      check(
        "What is put off comes less often, and not more than half an hour late",
        script: { _, clock throws(HandlingError) in
          throw .putOff(until: clock.now().adding(.seconds(60)), reason: "the peer hangs")
        }
      ) { one in
        try await one.put(one.message(), then: .seconds(2 * 86_400), in: .seconds(60))
        let times = one.calls.all
        let pauses = zip(times.dropFirst(), times).map { $0.since($1) }
        try expect(
          pauses.allSatisfy { $0 <= DeliveryPolicy.longestPutOff + .seconds(120) }, "a pause is too long")
        // SQS counts a thousand receipts at most, and ten days must fit.
        try expect(times.count <= 1000 * 2 / 10, "it came \(times.count) times in two days")
      },
    ]
  }

  private static func outlasts(
    _ one: Case, replacing text: String, by other: String, because reason: String
  ) async throws {
    let message = one.message()
    let payload = String(decoding: MessageEnvelope.encode(message), as: UTF8.self)
    let newer = payload.replacing(text, with: other)
    try expect(newer != payload, "the payload has no \(text)")
    try await one.put(Array(newer.utf8), message, then: .seconds(9 * 86_400), in: .seconds(1800))
    try await one.expect(calls: 0)
    try await one.pass(.seconds(2 * 86_400), in: .seconds(1800))
    let letters = try await one.queue.letters()
    try await one.expect(calls: 0, letters: letters)
    let letter = try require("dead letter", letters.first)
    try expect("the tries", letter.tries, is: 0)
    try expect(
      letter.reason.contains(reason) && letter.reason.contains("it was put off for ten days"),
      "it died of \(letter.reason)")
  }
}
