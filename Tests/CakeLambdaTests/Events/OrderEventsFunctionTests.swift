import CakeAWS
import CakeJSON
import CakeOrdering
import CakeTesting
import LambdaRuntime
import Synchronization
import Testing

@testable import CakeLambda

@Suite("Order events of the stream", .timeLimit(.minutes(1)))
struct OrderEventsFunctionTests {
  private func function(_ handler: some MessageHandler, _ ports: RecordingPorts = RecordingPorts())
    -> OrderEventsFunction
  {
    let clock = ManualClock()
    return OrderEventsFunction(
      engine: .quiet([handler], clock),
      records: StreamRecords(handler: handler.name, parking: ports, failed: ports), clock: clock)
  }

  private func failures(
    _ function: OrderEventsFunction, _ records: [Events.Record], time: Duration = .seconds(60)
  ) async throws -> [String] {
    try Events.failures(await function.handle(Events.kinesis(records), context: Events.context(time)))
  }

  @Test("Each record is handled, and all are done")
  func allDone() async throws {
    let handler = ScriptedHandler()
    let ports = RecordingPorts()
    let messages = (1...40).map { Message.example(seed: $0) }
    let records = messages.enumerated().map { Events.Record("\($0 + 100)", $1) }
    #expect(try await failures(function(handler, ports), records) == [])
    #expect(Set(handler.messages) == Set(messages))
    #expect(ports.parked.isEmpty)
  }

  @Test("The events of an order are handled one after the other, beside those of other orders")
  func order() async throws {
    let gate = Gate()
    let log = Mutex<[String]>([])
    let (one, other) = (Message.examples([.orderPlaced, .orderCancelled]), Message.example(seed: 2))
    let handler = ScriptedHandler { message in
      log.withLock { $0.append("begin \(message.id)") }
      if message == one[0] { await gate.pass() }
      if message == other { gate.open() }
      log.withLock { $0.append("end \(message.id)") }
    }
    let records = [
      Events.Record("1", one[0]), Events.Record("2", one[1]), Events.Record("3", other),
    ]
    #expect(try await failures(function(handler), records) == [])
    let ofOne = log.withLock { log in log.filter { !$0.contains(other.id) } }
    #expect(ofOne == ["begin \(one[0].id)", "end \(one[0].id)", "begin \(one[1].id)", "end \(one[1].id)"])
  }

  @Test("What fails is parked to be tried again after a second, and the batch goes on")
  func parking() async throws {
    let messages = Message.examples([.orderPlaced, .orderCancelled])
    let handler = ScriptedHandler { message throws(HandlingError) in
      if message == messages[0] { throw .temporary(reason: "451", retryAfter: nil) }
    }
    let ports = RecordingPorts()
    let records = messages.enumerated().map { Events.Record("\($0 + 1)", $1) }
    #expect(try await failures(function(handler, ports), records) == [])
    #expect(handler.messages == messages)
    let parked = try #require(ports.parked.first)
    #expect(ports.parked.count == 1)
    #expect(
      parked.message
        == ParkedMessage(
          handler: .notifyCustomer, payload: records[0].data, error: "451", attempts: 1, origin: "1"))
    #expect((Duration.milliseconds(800)...Duration.milliseconds(1200)).contains(parked.delay))
    #expect(ports.failed.map(\.tries) == [1] && ports.failed.map(\.error) == ["451"])
  }

  @Test("Nothing is tried before the time a peer asked for")
  func retryAfter() async throws {
    let ports = RecordingPorts()
    let handler = ScriptedHandler { _ throws(HandlingError) in
      throw .temporary(reason: "503", retryAfter: .seconds(77))
    }
    #expect(try await failures(function(handler, ports), [Events.Record("1", .example())]) == [])
    #expect(ports.parked.first?.delay == .seconds(77))
  }

  @Test("What cannot be handled at all is parked as given up, with all its bytes")
  func givenUp() async throws {
    let ports = RecordingPorts()
    let handler = ScriptedHandler { _ throws(HandlingError) in throw .permanent(reason: "550") }
    let records = [
      Events.Record("1", .example()), Events.Record("2", key: "a", [0xFF, 0x00]),
      Events.Record("3", key: "b", Array("{}".utf8)), Events.Record("4", key: "c", []),
    ]
    #expect(try await failures(function(handler, ports), records) == [])
    let parked = ports.parked.sorted { $0.message.origin ?? "" < $1.message.origin ?? "" }
    #expect(parked.map(\.message.payload) == records.map(\.data))
    #expect(parked.map(\.message.error) == ["550"] + Array(repeating: "it cannot be decoded", count: 3))
    // What nobody could try was not tried.
    #expect(parked.map(\.message.attempts) == [1, 0, 0, 0])
    #expect(parked.allSatisfy { $0.message.isGivenUp && $0.delay == .zero })
  }

  @Test("A newer version's message is parked, not given up")
  func newerSchema() async throws {
    let (handler, ports) = (ScriptedHandler(), RecordingPorts())
    #expect(try await failures(function(handler, ports), [Events.Record("1", Message.example().newer)]) == [])
    #expect(handler.messages.isEmpty)
    let parked = try #require(ports.parked.first)
    #expect(!parked.message.isGivenUp && parked.message.error == "the message has the newer schema 2")
    #expect(parked.message.attempts == 0)
  }

  @Test("Types that are nothing to the handler are passed over")
  func skipping() async throws {
    let (handler, ports) = (ScriptedHandler(.sendForDelivery), RecordingPorts())
    let messages = Message.examples([.orderPlaced, .orderFulfilled, .orderDelivered, .orderFailed])
    let records = messages.enumerated().map { Events.Record("\($0 + 1)", $1) }
    #expect(try await failures(function(handler, ports), records) == [])
    #expect(handler.messages == [messages[1]] && ports.parked.isEmpty)
  }

  /// What can become of a record.
  enum Fate: Character, CaseIterable {
    case done = "d"
    case parked = "p"
    case stuck = "s"
  }

  /// What becomes of the records of a batch, and which of them is named.
  static let batches: [(fates: String, expected: [String])] = [
    ("", []), ("d", []), ("p", []), ("dpd", []), ("s", ["1"]), ("ds", ["2"]), ("sd", ["1"]), ("dsp", ["2"]),
    ("pspds", ["2"]), ("dddddddddddddddddddddddds", ["25"]), ("sssss", ["1"]),
  ]

  /// Lambda Developer Guide, "Configuring partial batch response with Kinesis Data Streams and Lambda": the lowest
  /// sequence number that is returned is where the next batch begins.
  @Test(
    "The first record that could not even be parked is named, and nothing else",
    arguments: Self.batches, [true, false])
  func fates(batch: (fates: String, expected: [String]), ofOneOrder: Bool) async throws {
    let fates = batch.fates.compactMap(Fate.init(rawValue:))
    let messages =
      ofOneOrder
      ? Message.examples(fates.map { _ in .orderPlaced })
      : fates.indices.map { Message.example(seed: UInt64($0 + 1)) }
    let byID = Dictionary(uniqueKeysWithValues: zip(messages.map(\.id), fates))
    let handler = ScriptedHandler { message throws(HandlingError) in
      if byID[message.id] != .done { throw .temporary(reason: "503", retryAfter: nil) }
    }
    let stuck = Set(zip(messages, fates).filter { $0.1 == .stuck }.map { MessageEnvelope.encode($0.0) })
    let ports = RecordingPorts { stuck.contains($0) }
    let records = messages.enumerated().map { Events.Record("\($0 + 1)", $1) }
    #expect(try await failures(function(handler, ports), records) == batch.expected)
    if ofOneOrder, let first = batch.expected.first.flatMap({ Int($0) }) {
      #expect(handler.messages == Array(messages[..<first]))
    }
  }

  @Test("What there is no time for is given to the function again")
  func noTime() async throws {
    let handler = ScriptedHandler()
    let records = [Events.Record("1", .example()), Events.Record("2", .example(seed: 2))]
    #expect(try await failures(function(handler), records, time: .zero) == ["1"])
    #expect(handler.messages.isEmpty)
  }

  @Test("A handler that hangs is cut off in time for its message to be parked")
  func hanging() async throws {
    let ports = RecordingPorts()
    let handler = ScriptedHandler { _ in await Gate().pass() }
    let records = [Events.Record("1", .example()), Events.Record("2", .example(seed: 2))]
    #expect(try await failures(function(handler, ports), records, time: .seconds(12)) == [])
    #expect(ports.parked.map(\.message.error).allSatisfy { $0 == "its time was over before it was handled" })
    #expect(ports.parked.count == 2)
  }

  @Test("An event of another kind fails as a whole")
  func otherEvent() async throws {
    await #expect(throws: EventError.self) {
      try await function(ScriptedHandler()).handle(Array("{}".utf8), context: Events.context())
    }
  }

  @Test("The shop's own handler behind it writes one email, however often the batch comes")
  func realHandler() async throws {
    let backend = InMemoryBackend()
    let shop = ExampleShop(ports: StoragePorts(backend))
    _ = try await shop.place()
    let message = try #require(await backend.committedMessages.first)
    let function = function(NotifyProducers(notifications: shop.notificationDesk))
    for _ in 0..<3 { #expect(try await failures(function, [Events.Record("1", message)]) == []) }
    #expect(shop.mail.accepted.map(\.to.address.text).count == 1)
  }
}
