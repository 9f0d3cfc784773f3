import JSONText
import LambdaRuntime
import Testing

@Suite("Events")
struct EventTests {
  @Test("A request of an HTTP API is read")
  func request() throws {
    let event = try HTTPRequestEvent(json: Fixture.bytes("http-place-order"))
    #expect(event.method == "POST")
    #expect(event.path == "/orders")
    #expect(event.rawQuery == "")
    #expect(event.headers["idempotency-key"] == "8d1f2c")
    #expect(event.cookies == [])
    #expect(event.body == Array(#"{"dueDate":"2026-12-24"}"#.utf8))
    #expect(event.sourceIP == "203.0.113.7")
    #expect(event.requestID == "JKJaXmPLvHcESHA=")
    #expect(event.timeEpoch == 1_773_342_238_000)
  }

  @Test("Cookies, base64 bodies, a named stage and names in any case are understood")
  func fullRequest() throws {
    let event = try HTTPRequestEvent(json: Fixture.bytes("http-full"))
    #expect(event.path == "/orders/café & more/events")
    #expect(event.rawQuery == "status=placed&status=fulfilled&q=a%20b")
    #expect(event.cookies == ["session=abc", "theme=dark; light"])
    #expect(event.headers["accept"] == "text/html,application/json")
    #expect(event.body == [0, 0xFF, 0xFE] + Array("hello".utf8))
    #expect(event.sourceIP == "2001:db8::1")
  }

  @Test(
    "A stage's name is left out only where it stands for itself",
    arguments: [
      ("prod", "/prod", "/"), ("prod", "/prod/orders", "/orders"), ("prod", "/products", "/products"),
      ("$default", "/$default/orders", "/$default/orders"),
    ])
  func stages(stage: String, raw: String, path: String) throws {
    let event = """
      {"version":"2.0","rawPath":"\(raw)","rawQueryString":"","headers":{},\
      "requestContext":{"stage":"\(stage)","http":{"method":"GET","sourceIp":"203.0.113.7"}}}
      """
    #expect(try HTTPRequestEvent(json: Array(event.utf8)).path == path)
  }

  @Test("A batch of records is read, whatever is in them")
  func kinesis() throws {
    let records = try KinesisEvent(json: Fixture.bytes("kinesis")).records
    #expect(records.count == 2)
    #expect(records[0].data == Array(#"{"type":"order.placed"}"#.utf8))
    #expect(records[0].partitionKey == "0193a7b2-0000-7000-8000-000000000001")
    #expect(records[0].sequenceNumber == "49590338271490256608559692538361571095921575989136588898")
    #expect(records[0].approximateArrival == 1773342238.257)
    #expect(records[0].eventID.hasPrefix("shardId-000000000006:"))
    #expect(records[0].streamARN.hasSuffix(":stream/cake-ordering-dev-order-events"))
    #expect(records[1].data == [0xFF, 0x00, 0xFE])
  }

  @Test("A batch of messages is read, with all that SQS and the sender say of them")
  func sqs() throws {
    let messages = try SQSEvent(json: Fixture.bytes("sqs")).messages
    #expect(
      messages.map(\.id) == [
        "059f36b4-87a3-44ab-83d2-661975830a7d", "2e1424d4-f796-459a-8184-9c92662be6da",
      ])
    #expect(messages[0].receiveCount == 3)
    #expect(messages[0].sentTimestamp == 1_773_342_238_649)
    #expect(messages[0].firstReceiveTimestamp == 1_773_342_238_661)
    #expect(messages[0].attributes["AWSTraceHeader"]?.hasPrefix("Root=1-") == true)
    #expect(
      messages[0].messageAttributes == [
        "handler": .string("notifyDeliveryCompany"), "attempts": .number("4"),
        "raw": .binary([0xFF, 0x00, 0xFE]),
      ])
    #expect(messages[0].queueARN.hasSuffix(":cake-ordering-dev-delivery-requests"))
    #expect(messages[1].body == "no JSON at all")
    #expect(messages[1].messageAttributes == [:])
  }

  @Test("The event of a schedule is read")
  func schedule() throws {
    let event = try ScheduledEvent(json: Fixture.bytes("schedule"))
    #expect(event.time == "2026-03-12T19:03:00Z")
    #expect(
      event.resources == ["arn:aws:events:eu-central-1:123456789012:rule/cake-ordering-dev-sweep-outbox"])
  }

  @Test(
    "An event of another kind is refused, and its text is not repeated",
    arguments: [
      "http-version-1", "kinesis", "sqs", "schedule",
    ])
  func otherKinds(name: String) throws {
    let error = try #require(throws: EventError.self) { try HTTPRequestEvent(json: Fixture.bytes(name)) }
    #expect(error.report.contains("/version"))
    #expect(!error.report.contains("123456789012"))
  }

  @Test("What is no JSON is refused, and its text is not repeated")
  func noJSON() throws {
    let secret = Array("Ada Baker".utf8)
    let error = try #require(throws: EventError.self) { try SQSEvent(json: secret) }
    #expect(error.report == "the event is no JSON: a value is expected (at byte 0)")
    #expect(throws: EventError.self) { try KinesisEvent(json: secret) }
    #expect(throws: EventError.self) { try ScheduledEvent(json: secret) }
  }
}
