import CakeAWS
import CakeJSON
import CakeOrdering
import CakeTesting
import LambdaRuntime
import Testing

@testable import CakeLambda

@Suite("Keeping dead letters", .timeLimit(.minutes(1)))
struct KeepDeadLettersFunctionTests {
  private let clock = ManualClock()

  private func failures(_ ports: RecordingPorts, _ messages: [SQSEvent.Message]) async throws -> [String] {
    let function = KeepDeadLettersFunction(
      stream: ports, keeper: DeadLetterKeeper(letters: ports, clock: clock, log: .quiet))
    return try Events.failures(await function.handle(Events.sqs(messages), context: Events.context()))
  }

  /// Lambda Developer Guide, "Retain discarded batch records for a Kinesis Data Streams event source".
  private func note(function: String = "cake-ordering-dev-notifyCustomer", count: Int) -> [UInt8] {
    Array(
      """
      {"requestContext":{"requestId":"c9b8fa9f","functionArn":"arn:aws:lambda:eu-central-1:123:function:\(function)",
      "condition":"RetryAttemptsExhausted","approximateInvokeCount":11},
      "responseContext":{"statusCode":200,"executedVersion":"$LATEST","functionError":"Unhandled"},
      "version":"1.0","timestamp":"2026-11-14T00:38:06.021Z","KinesisBatchInfo":{
      "shardId":"shardId-000000000001","startSequenceNumber":"100","endSequenceNumber":"102",
      "approximateArrivalOfFirstRecord":"2026-11-14T00:38:04.835Z",
      "approximateArrivalOfLastRecord":"2026-11-14T00:38:05.580Z","batchSize":\(count),
      "streamArn":"arn:aws:kinesis:eu-central-1:123:stream/events"}}
      """.utf8)
  }

  @Test(
    "The queue says whose a message was",
    arguments: [
      ("cake-ordering-dev-delivery-requests-dead", MessageType.deliveryRequested, "notifyDeliveryCompany"),
      ("cake-ordering-dev-delivery-reviews-dead", .deliveryReviewed, "sendFeedback"),
    ])
  func queues(queue: String, type: MessageType, handler: String) async throws {
    let ports = RecordingPorts()
    let message = Message.example(type)
    let body = MessageEnvelope.encode(message)
    #expect(try await failures(ports, [.example(body, received: 21, queue: queue)]) == [])
    #expect(
      ports.letters == [
        DeadLetter(
          id: "\(message.id).\(handler)", handler: handler, payload: body,
          error: "its handler never came to an end", attempts: 0, at: clock.now())
      ])
  }

  @Test("A parked message says itself whose it was")
  func parked() async throws {
    let ports = RecordingPorts()
    let queue = "cake-ordering-dev-order-events-retry-dead"
    let payload = MessageEnvelope.encode(.example())
    let parked = ParkedMessage(handler: .notifyProducers, payload: payload, error: "451", attempts: 1)
    let later = ParkedMessage(handler: .notifyCustomer, payload: Message.example().newer)
    let messages = [
      SQSEvent.Message.example("a", parked.encode(), received: 20, queue: queue),
      .example("b", later.encode(), received: 20, queue: queue),
      .example("c", Array("poison".utf8), queue: queue),
    ]
    #expect(try await failures(ports, messages) == [])
    let letters = ports.letters.sorted { $0.payload.count > $1.payload.count }.sorted {
      $0.handler < $1.handler
    }
    #expect(letters.map(\.handler) == ["notifyCustomer", "notifyProducers", "retryOrderEvents"])
    #expect(letters.map(\.payload) == [Message.example().newer, payload, Array("poison".utf8)])
    #expect(
      letters.map(\.error) == [
        "the message has the newer schema 2", "its handler never came to an end; before that: 451",
        "it is no parked message",
      ])
    #expect(letters[1].attempts == 1)
  }

  @Test("Records that the stream's mapping gave up are read back, and those kept that the handler had to see")
  func records() async throws {
    let messages = [Message.example(.orderPlaced), .example(.orderDelivered, seed: 2)]
    let ports = RecordingPorts(
      records: [
        StreamRecord(sequenceNumber: "100", data: MessageEnvelope.encode(messages[0])),
        StreamRecord(sequenceNumber: "101", data: [0xFF]),
        StreamRecord(sequenceNumber: "102", data: MessageEnvelope.encode(messages[1])),
      ])
    #expect(
      try await failures(ports, [.example(note(function: "cake-ordering-dev-notifyProducers", count: 3))])
        == [])
    #expect(ports.ranges == [StreamRange(shard: "shardId-000000000001", first: "100", last: "102")])
    // That an order was delivered is nothing to its producer.
    #expect(ports.letters.map(\.id) == ["\(messages[0].id).notifyProducers", "101.notifyProducers"])
    #expect(ports.letters.map(\.payload) == [MessageEnvelope.encode(messages[0]), [0xFF]])
    #expect(
      ports.letters.allSatisfy {
        $0.error == "its batch was given up: RetryAttemptsExhausted" && $0.attempts == 11
      })
  }

  @Test("Records that are gone leave a dead letter with the note", arguments: [0, 1])
  func expired(found: Int) async throws {
    let records = [StreamRecord(sequenceNumber: "102", data: MessageEnvelope.encode(.example()))]
    let ports = RecordingPorts(records: Array(records.prefix(found)))
    let body = note(count: 3)
    #expect(try await failures(ports, [.example(body)]) == [])
    #expect(ports.letters.count == found + 1)
    let loss = try #require(ports.letters.last)
    #expect(loss.id == "shardId-000000000001-100-102.notifyCustomer" && loss.payload == body)
    #expect(
      loss.error == "\(3 - found) of its 3 records had expired from the stream before they could be kept")
  }

  @Test(
    "The function's name says whose the records were",
    arguments: [
      ("cake-ordering-dev-notifyCustomer", "notifyCustomer"), ("sendForDelivery", "sendForDelivery"),
      ("cake-ordering-dev-notifyProducers:live", "notifyProducers"), ("somebody-else", "somebody-else"),
    ])
  func functions(function: String, handler: String) async throws {
    let records = [StreamRecord(sequenceNumber: "100", data: [0x00])]
    let ports = RecordingPorts(records: records)
    #expect(try await failures(ports, [.example(note(function: function, count: 1))]) == [])
    #expect(ports.letters.map(\.handler) == [handler])
  }

  @Test("What could not be kept, or read, is not said to be", arguments: [true, false])
  func notKept(isAway: Bool) async throws {
    let ports = RecordingPorts(
      records: [
        StreamRecord(sequenceNumber: "100", data: [0x01]), .init(sequenceNumber: "101", data: [0x02]),
      ],
      isAway: isAway, refusing: { $0 == [0x01] || $0 == Array("refused".utf8) })
    let messages = [
      SQSEvent.Message.example("a", Array("refused".utf8)), .example("b", note(count: 2)),
      .example("c", Array("kept".utf8)),
    ]
    #expect(try await failures(ports, messages) == (isAway ? ["a", "b", "c"] : ["a", "b"]))
    // The other record of the batch is kept all the same.
    #expect(ports.letters.contains { $0.payload == [0x02] } == !isAway)
  }
}
