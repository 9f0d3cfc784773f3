import CakeAWS
import CakeJSON
import CakeOrdering
import CakeTesting
import LambdaRuntime
import Testing

@testable import CakeLambda

@Suite("Messages of queues", .timeLimit(.minutes(1)))
struct QueueFunctionTests {
  private let clock = ManualClock()

  private func function(_ handlers: [any MessageHandler], _ ports: RecordingPorts, parked: Bool = false)
    -> QueueFunction
  {
    let name = handlers[0].name
    return QueueFunction(
      engine: .quiet(handlers, clock),
      read: { parked ? QueuedMessage(parked: $0) : QueuedMessage($0, for: name) },
      receipts: QueueReceipts(visibility: ports, failed: ports, letters: ports), clock: clock)
  }

  private func failures(
    _ function: QueueFunction, _ messages: [SQSEvent.Message], time: Duration = .seconds(60)
  ) async throws -> [String] {
    try Events.failures(await function.handle(Events.sqs(messages), context: Events.context(time)))
  }

  private let request = Message.example(.deliveryRequested)
  private var envelope: [UInt8] { MessageEnvelope.encode(request) }

  private static func company(_ error: HandlingError? = nil) -> ScriptedHandler {
    ScriptedHandler(.notifyDeliveryCompany) { _ throws(HandlingError) in
      if let error { throw error }
    }
  }

  @Test("What is handled is forgotten")
  func done() async throws {
    let (handler, ports) = (Self.company(), RecordingPorts())
    #expect(try await failures(function([handler], ports), [.example(envelope)]) == [])
    #expect(handler.messages == [request] && ports.letters.isEmpty && ports.hidden.isEmpty)
  }

  /// A message that failed so often before, and is due now.
  private func known(_ tries: Int, putOffs: Int = 0, _ ports: RecordingPorts, dueIn pause: Duration = .zero)
    async throws
  {
    try await ports.keep(
      FailedTry(
        id: "\(request.id).notifyDeliveryCompany", handler: "notifyDeliveryCompany", payload: envelope,
        tries: tries, putOffs: putOffs, error: "503", at: clock.now(), nextAt: clock.now().adding(pause)))
  }

  /// DESIGN, section 5: the one retry schedule. SQS hides a message for twelve hours in all.
  @Test(
    "What fails is tried again as the schedule says, and kept by the queue",
    arguments: [
      (0, nil, 1), (1, nil, 5), (2, nil, 30), (3, nil, 120), (4, nil, 600), (5, nil, 3600), (6, nil, 10_800),
      (7, nil, 21_600), (8, nil, 43_200), (12, nil, 43_200), (0, 3600, 3600), (1, 1, 5), (0, 200_000, 86_400),
    ] as [(Int, Int?, Int)])
  func schedule(tries: Int, retryAfter: Int?, seconds: Int) async throws {
    let ports = RecordingPorts()
    let handler = Self.company(.temporary(reason: "503", retryAfter: retryAfter.map { .seconds($0) }))
    if tries > 0 { try await known(tries, ports) }
    let message = SQSEvent.Message.example(envelope, received: tries + 1)
    #expect(try await failures(function([handler], ports), [message]) == ["1"])
    let planned = Duration.seconds(seconds)
    let failed = try #require(ports.failed.first)
    #expect((planned * 0.8...planned * 1.2).contains(failed.nextAt.since(clock.now())))
    #expect(failed.tries == tries + 1 && failed.error == "503" && failed.payload == envelope)
    let hidden = try #require(ports.hidden["receipt-1"])
    #expect(hidden == min(failed.nextAt.since(clock.now()), .seconds(11 * 3600)))
    #expect(ports.letters.isEmpty)
  }

  @Test("The last try makes a dead letter, which the queue may forget")
  func lastTry() async throws {
    let ports = RecordingPorts()
    try await known(13, ports)
    let handler = Self.company(.temporary(reason: "503", retryAfter: nil))
    #expect(try await failures(function([handler], ports), [.example(envelope, received: 14)]) == [])
    #expect(
      ports.letters == [
        DeadLetter(
          id: "\(request.id).notifyDeliveryCompany", handler: "notifyDeliveryCompany", payload: envelope,
          error: "503", attempts: 14, at: clock.now())
      ])
    #expect(ports.hidden.isEmpty && ports.failed.isEmpty)
  }

  @Test("Receipts that never reached the handler are no tries, however many", arguments: [2, 14, 15, 900])
  func receipts(received: Int) async throws {
    let ports = RecordingPorts()
    let handler = Self.company(.temporary(reason: "503", retryAfter: nil))
    let message = SQSEvent.Message.example(envelope, received: received)
    #expect(try await failures(function([handler], ports), [message]) == ["1"])
    #expect(handler.messages == [request])
    #expect(ports.failed.map(\.tries) == [1] && ports.letters.isEmpty)
  }

  @Test("A receipt before its time is put off for the rest, and is no try")
  func early() async throws {
    let (handler, ports) = (Self.company(), RecordingPorts())
    try await known(8, ports, dueIn: .seconds(40_000))
    #expect(try await failures(function([handler], ports), [.example(envelope, received: 9)]) == ["1"])
    #expect(handler.messages.isEmpty && ports.hidden["receipt-1"] == .seconds(11 * 3600))
    #expect(ports.failed.map(\.tries) == [8] && ports.failed.map(\.putOffs) == [0])
  }

  @Test("What succeeds in the end is forgotten")
  func succeeding() async throws {
    let (handler, ports) = (Self.company(), RecordingPorts())
    try await known(3, ports)
    #expect(try await failures(function([handler], ports), [.example(envelope, received: 4)]) == [])
    #expect(handler.messages == [request] && ports.failed.isEmpty)
  }

  @Test("A peer that is known to hang puts its messages off, which is no try and comes later each time")
  func hangingPeer() async throws {
    let ports = RecordingPorts()
    let handler = Self.company(.putOff(until: clock.now().adding(.seconds(60)), reason: "it hangs"))
    #expect(try await failures(function([handler], ports), [.example(envelope)]) == ["1"])
    #expect(ports.hidden["receipt-1"] == .seconds(60))
    #expect(ports.failed.map(\.tries) == [0] && ports.failed.map(\.putOffs) == [1])
    try await known(0, putOffs: 9, ports)
    #expect(try await failures(function([handler], ports), [.example(envelope, received: 9)]) == ["1"])
    #expect(try #require(ports.hidden["receipt-1"]) == DeliveryPolicy.longestPutOff)
  }

  @Test(
    "What trying again cannot help makes a dead letter at once",
    arguments: [
      (
        MessageEnvelope.encode(Message.example(.deliveryRequested)), HandlingError.permanent(reason: "422"),
        "422"
      ),
      (Array("{".utf8), nil, "it cannot be decoded"), (Array("\u{1}".utf8), nil, "it cannot be decoded"),
    ])
  func hopeless(body: [UInt8], error: HandlingError?, reason: String) async throws {
    let ports = RecordingPorts()
    #expect(try await failures(function([Self.company(error)], ports), [.example(body)]) == [])
    let letter = try #require(ports.letters.first)
    #expect(letter.payload == body && letter.error == reason && letter.attempts == (error == nil ? 0 : 1))
  }

  @Test(
    "A newer version's message is put off again and again, and given up after ten days",
    arguments: [0, 13, 700])
  func newerSchema(putOffs: Int) async throws {
    let (handler, ports) = (Self.company(), RecordingPorts())
    func message(_ days: Int) -> SQSEvent.Message {
      var message = SQSEvent.Message.example(request.newer, received: putOffs + 1)
      message.sentTimestamp = Int(clock.now().adding(.seconds(-days * 86_400)).millisecondsSinceEpoch)
      return message
    }
    #expect(try await failures(function([handler], ports), [message(9)]) == ["1"])
    let delay = try #require(ports.hidden["receipt-1"])
    #expect(delay <= DeliveryPolicy.longestPutOff)
    #expect(handler.messages.isEmpty && ports.letters.isEmpty && ports.failed.map(\.tries) == [0])
    // Its next receipt, when it is due.
    clock.advance(by: delay)
    #expect(try await failures(function([handler], ports), [message(10)]) == [])
    #expect(ports.letters.first?.error == "the message has the newer schema 2; it was put off for ten days")
    #expect(ports.letters.first?.attempts == 0 && handler.messages.isEmpty)
  }

  @Test("Where neither can be done, the queue keeps the message", arguments: [true, false])
  func away(isPermanent: Bool) async throws {
    let ports = RecordingPorts(isAway: true)
    let error =
      isPermanent ? HandlingError.permanent(reason: "422") : .temporary(reason: "503", retryAfter: nil)
    #expect(try await failures(function([Self.company(error)], ports), [.example(envelope)]) == ["1"])
  }

  /// Lambda Developer Guide, "Implementing partial batch responses" for Amazon SQS.
  @Test("Of a batch only what failed is named")
  func partialBatch() async throws {
    let ports = RecordingPorts()
    let handler = ScriptedHandler(.notifyDeliveryCompany) { message throws(HandlingError) in
      if message.version == 2 { throw .temporary(reason: "503", retryAfter: nil) }
      if message.version == 3 { throw .permanent(reason: "422") }
    }
    let messages = Message.examples(Array(repeating: .deliveryRequested, count: 4)).enumerated().map {
      SQSEvent.Message.example("m\($0 + 1)", MessageEnvelope.encode($1))
    }
    let poison = SQSEvent.Message.example("m5", Array("poison".utf8))
    #expect(try await failures(function([handler], ports), messages + [poison]) == ["m2"])
    #expect(ports.letters.count == 2 && ports.hidden.keys.sorted() == ["receipt-m2"])
  }

  @Test("What there is no time for stays in the queue")
  func noTime() async throws {
    let (handler, ports) = (Self.company(), RecordingPorts())
    let messages = [SQSEvent.Message.example("a", envelope), .example("b", envelope)]
    #expect(try await failures(function([handler], ports), messages, time: .zero) == ["a", "b"])
    #expect(handler.messages.isEmpty)
  }

  @Test("A handler that hangs is cut off, and its message tried again")
  func hanging() async throws {
    let ports = RecordingPorts()
    let handler = ScriptedHandler(.notifyDeliveryCompany) { _ in await Gate().pass() }
    let messages = [SQSEvent.Message.example(envelope)]
    #expect(try await failures(function([handler], ports), messages, time: .seconds(12)) == ["1"])
    #expect(ports.hidden.count == 1)
  }

  @Test("A type that is nothing to the queue's handler is passed over")
  func otherType() async throws {
    let (handler, ports) = (Self.company(), RecordingPorts())
    let body = MessageEnvelope.encode(.example(.orderPlaced))
    #expect(try await failures(function([handler], ports), [.example(body)]) == [])
    #expect(handler.messages.isEmpty && ports.letters.isEmpty)
  }

  // MARK: Parked messages

  private func retry(
    _ parked: ParkedMessage, received: Int = 1, _ handlers: [any MessageHandler], _ ports: RecordingPorts
  ) async throws -> [String] {
    try await failures(
      function(handlers, ports, parked: true), [.example(parked.encode(), received: received)])
  }

  @Test("A parked message is handled by the handler it names")
  func parked() async throws {
    let handlers = [ScriptedHandler(.notifyProducers), ScriptedHandler(.notifyCustomer)]
    let parked = ParkedMessage(handler: .notifyCustomer, message: .example())
    #expect(try await retry(parked, handlers, RecordingPorts()) == [])
    #expect(handlers[0].messages.isEmpty && handlers[1].messages == [.example()])
  }

  @Test(
    "Tries before it was parked count",
    arguments: [(0, 1), (1, 5), (2, 30), (9, 43_200), (6, 10_800)])
  func earlierTries(before: Int, seconds: Int) async throws {
    let ports = RecordingPorts()
    let handler = ScriptedHandler { _ throws(HandlingError) in
      throw .temporary(reason: "451", retryAfter: nil)
    }
    let payload = MessageEnvelope.encode(.example())
    let parked = ParkedMessage(handler: .notifyCustomer, payload: payload, error: "451", attempts: before)
    #expect(try await retry(parked, [handler], ports) == ["1"])
    let delay = try #require(ports.failed.first).nextAt.since(clock.now())
    #expect((Duration.seconds(seconds) * 0.8...Duration.seconds(seconds) * 1.2).contains(delay))
  }

  @Test("Fourteen tries in all, wherever they were made")
  func lastTryOfParked() async throws {
    let ports = RecordingPorts()
    let handler = ScriptedHandler { _ throws(HandlingError) in
      throw .temporary(reason: "451", retryAfter: nil)
    }
    let payload = MessageEnvelope.encode(.example())
    let parked = ParkedMessage(handler: .notifyCustomer, payload: payload, error: "451", attempts: 13)
    #expect(try await retry(parked, received: 2, [handler], ports) == [])
    #expect(handler.messages.count == 1)
    #expect(ports.letters.map(\.attempts) == [14])
  }

  @Test("What was parked as given up makes a dead letter without another try")
  func givenUp() async throws {
    let (handler, ports) = (ScriptedHandler(), RecordingPorts())
    let parked = ParkedMessage(
      handler: .notifyCustomer, payload: [0xFF], error: "it cannot be decoded", attempts: 1, isGivenUp: true,
      origin: "4959")
    #expect(try await retry(parked, received: 2, [handler], ports) == [])
    #expect(handler.messages.isEmpty)
    #expect(
      ports.letters == [
        DeadLetter(
          id: "4959.notifyCustomer", handler: "notifyCustomer", payload: [0xFF],
          error: "it cannot be decoded",
          attempts: 1, at: clock.now())
      ])
  }

  @Test("What is no parked message makes a dead letter; what nobody here handles yet is put off")
  func strangers() async throws {
    let ports = RecordingPorts()
    let function = function([ScriptedHandler()], ports, parked: true)
    let other = ParkedMessage(handler: .sendFeedback, message: .example(.deliveryReviewed))
    var newer = ParkedMessage(handler: .notifyCustomer, message: .example(seed: 2))
    newer.handler = "bakeMore"
    let messages = [
      SQSEvent.Message.example("a", Array("poison".utf8)), .example("b", other.encode()),
      .example("c", newer.encode()),
    ]
    #expect(try await failures(function, messages) == ["b", "c"])
    let letters = ports.letters
    #expect(letters.map(\.handler) == ["retryOrderEvents"])
    #expect(letters.map(\.error) == ["it is no parked message"])
    #expect(ports.failed.map(\.error) == ["nobody here handles it", "nobody here handles it"])
    #expect(ports.failed.allSatisfy { $0.tries == 0 && $0.putOffs == 1 })
    #expect(letters[0].payload == Array("poison".utf8) && letters[0].id == "a.retryOrderEvents")
  }

  @Test("Its dead letter is known by the mark where the operator sent it again")
  func resent() async throws {
    let ports = RecordingPorts()
    let handler = ScriptedHandler { _ throws(HandlingError) in throw .permanent(reason: "550") }
    let message = Message.example().resent("again-1x")
    #expect(
      try await retry(ParkedMessage(handler: .notifyCustomer, message: message), [handler], ports) == [])
    #expect(ports.letters.map(\.id) == ["\(message.id).notifyCustomer.again-1x"])
  }
}
