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
      handlers: handlers, read: { parked ? QueuedMessage(parked: $0) : QueuedMessage($0, for: name) },
      visibility: ports, graveyard: Graveyard(letters: ports, clock: clock, log: .quiet), clock: clock,
      random: SeededRandomSource(), log: .quiet)
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

  /// DESIGN, section 5: the one retry schedule.
  @Test(
    "What fails is put off as the schedule says, and kept by the queue",
    arguments: [
      (1, nil, 1), (2, nil, 5), (3, nil, 30), (4, nil, 120), (5, nil, 600), (6, nil, 3600), (7, nil, 10_800),
      (8, nil, 21_600), (9, nil, 43_200), (13, nil, 43_200), (1, 3600, 3600), (2, 1, 5), (1, 200_000, 86_400),
    ] as [(Int, Int?, Int)])
  func schedule(received: Int, retryAfter: Int?, seconds: Int) async throws {
    let ports = RecordingPorts()
    let handler = Self.company(.retry(reason: "503", after: retryAfter.map { .seconds($0) }))
    let message = SQSEvent.Message.example(envelope, received: received)
    #expect(try await failures(function([handler], ports), [message]) == ["1"])
    let delay = try #require(ports.hidden["receipt-1"])
    let planned = Duration.seconds(seconds)
    #expect((planned * 0.8...planned * 1.2).contains(delay))
    #expect(ports.letters.isEmpty)
  }

  @Test("The last try makes a dead letter, which the queue may forget")
  func lastTry() async throws {
    let ports = RecordingPorts()
    let message = SQSEvent.Message.example(envelope, received: RetrySchedule.standard.attempts)
    let handler = Self.company(.retry(reason: "503", after: nil))
    #expect(try await failures(function([handler], ports), [message]) == [])
    #expect(
      ports.letters == [
        DeadLetter(
          id: "\(request.id).notifyDeliveryCompany", handler: "notifyDeliveryCompany", payload: envelope,
          error: "503", attempts: 14, at: clock.now())
      ])
    #expect(ports.hidden.isEmpty)
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
    #expect(try await failures(function([Self.company(error)], ports), [.example(body, received: 3)]) == [])
    let letter = try #require(ports.letters.first)
    #expect(letter.payload == body && letter.error == reason && letter.attempts == 3)
  }

  @Test("A message whose handler never comes to an end is given up without another try")
  func neverEnding() async throws {
    let (handler, ports) = (Self.company(), RecordingPorts())
    let message = SQSEvent.Message.example(envelope, received: RetrySchedule.standard.attempts + 1)
    #expect(try await failures(function([handler], ports), [message]) == [])
    #expect(handler.messages.isEmpty)
    #expect(ports.letters.first?.error == "its handler never came to an end")
  }

  @Test(
    "A newer version's message is put off again and again", arguments: [(1, 1), (14, 43_200), (40, 43_200)])
  func newerSchema(received: Int, seconds: Int) async throws {
    let (handler, ports) = (Self.company(), RecordingPorts())
    let message = SQSEvent.Message.example(request.newer, received: received)
    #expect(try await failures(function([handler], ports), [message]) == ["1"])
    let delay = try #require(ports.hidden["receipt-1"])
    #expect((Duration.seconds(seconds) * 0.8...Duration.seconds(seconds) * 1.2).contains(delay))
    #expect(handler.messages.isEmpty && ports.letters.isEmpty)
  }

  @Test("Where neither can be done, the queue keeps the message", arguments: [true, false])
  func away(isPermanent: Bool) async throws {
    let ports = RecordingPorts(isAway: true)
    let error = isPermanent ? HandlingError.permanent(reason: "422") : .retry(reason: "503", after: nil)
    #expect(try await failures(function([Self.company(error)], ports), [.example(envelope)]) == ["1"])
  }

  /// Lambda Developer Guide, "Implementing partial batch responses" for Amazon SQS.
  @Test("Of a batch only what failed is named")
  func partialBatch() async throws {
    let ports = RecordingPorts()
    let handler = ScriptedHandler(.notifyDeliveryCompany) { message throws(HandlingError) in
      if message.version == 2 { throw .retry(reason: "503", after: nil) }
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
    arguments: [(0, 1, 1), (1, 1, 5), (1, 2, 30), (1, 12, 43_200), (3, 4, 10_800)])
  func earlierTries(before: Int, received: Int, seconds: Int) async throws {
    let ports = RecordingPorts()
    let handler = ScriptedHandler { _ throws(HandlingError) in throw .retry(reason: "451", after: nil) }
    let payload = MessageEnvelope.encode(.example())
    let parked = ParkedMessage(handler: .notifyCustomer, payload: payload, error: "451", attempts: before)
    #expect(try await retry(parked, received: received, [handler], ports) == ["1"])
    let delay = try #require(ports.hidden["receipt-1"])
    #expect((Duration.seconds(seconds) * 0.8...Duration.seconds(seconds) * 1.2).contains(delay))
  }

  @Test("Fourteen tries in all, wherever they were made")
  func lastTryOfParked() async throws {
    let ports = RecordingPorts()
    let handler = ScriptedHandler { _ throws(HandlingError) in throw .retry(reason: "451", after: nil) }
    let payload = MessageEnvelope.encode(.example())
    let parked = ParkedMessage(handler: .notifyCustomer, payload: payload, error: "451", attempts: 1)
    #expect(try await retry(parked, received: 13, [handler], ports) == [])
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

  @Test("What is no parked message, or nobody's, makes a dead letter too")
  func strangers() async throws {
    let ports = RecordingPorts()
    let function = function([ScriptedHandler()], ports, parked: true)
    let other = ParkedMessage(handler: .sendFeedback, message: .example(.deliveryReviewed))
    let messages = [SQSEvent.Message.example("a", Array("poison".utf8)), .example("b", other.encode())]
    #expect(try await failures(function, messages) == [])
    let letters = ports.letters.sorted { $0.handler < $1.handler }
    #expect(letters.map(\.handler) == ["retryOrderEvents", "sendFeedback"])
    #expect(letters.map(\.error) == ["it is no parked message", "nobody here handles it"])
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
