import AWSClient
import CakeOrdering
import JSONText
import Testing

@testable import CakeAWS

@Suite("Queues")
struct QueueTests {
  @Test(
    "A message is put off by whole seconds, a quarter of an hour at most",
    arguments: [
      (Duration.zero, nil), (.milliseconds(1), 1), (.milliseconds(1200), 2), (.seconds(900), 900),
      (.seconds(5000), 900), (.seconds(-3), nil),
    ])
  func delay(asked: Duration, sent: Int?) async throws {
    try await StandIn.run { service, client in
      let parking = RetryQueue(queue: SQSQueue(client: client, url: "https://sqs/retry"))
      let parked = ParkedMessage(handler: .notifyCustomer, message: .example())
      try await parking.park(parked, delay: asked)
      let body = try #require(service.calls.first?.body)
      #expect(body["DelaySeconds"]?.int == sent)
      #expect(try ParkedMessage(decoding: Array(try #require(body["MessageBody"]?.string).utf8)) == parked)
    }
  }

  @Test(
    "A receipt is put off by at most twelve hours less a function's longest time",
    arguments: [(Duration.milliseconds(900), 1), (.seconds(43_200), 42_300), (.seconds(100_000), 42_300)])
  func visibility(asked: Duration, sent: Int) async throws {
    try await StandIn.run { service, client in
      try await SQSQueue(client: client, url: "https://sqs/retry").hide("receipt", for: asked)
      let call = try #require(service.calls.first)
      #expect(call.operation == "ChangeMessageVisibility")
      #expect(call.body["ReceiptHandle"]?.string == "receipt")
      #expect(call.body["VisibilityTimeout"]?.int == sent)
    }
  }

  @Test(
    "What is too long for a queue is parked with its beginning, and given up",
    arguments: [UInt8(ascii: "a"), 0x01, 0xFF])
  func tooLong(byte: UInt8) async throws {
    try await StandIn.run { service, client in
      let parking = RetryQueue(queue: SQSQueue(client: client, url: "https://sqs/retry"))
      let payload = Array(repeating: byte, count: 900_000)
      try await parking.park(ParkedMessage(handler: .notifyCustomer, payload: payload), delay: .zero)
      let body = try #require(service.calls.first?.body["MessageBody"]?.string)
      #expect(body.utf8.count <= 256 * 1024)
      let parked = try ParkedMessage(decoding: Array(body.utf8))
      #expect(parked.isGivenUp && parked.payload.allSatisfy { $0 == byte } && parked.payload.count > 10_000)
      #expect(parked.error == "only the beginning of its 900000 bytes was kept")
    }
  }

  @Test("Each handler's messages go to its queue", arguments: HandlerName.allCases)
  func handlers(handler: HandlerName) async throws {
    try await StandIn.run { service, client in
      let queues = SQSHandlerQueue(
        retries: RetryQueue(queue: SQSQueue(client: client, url: "retry")),
        deliveryRequests: SQSQueue(client: client, url: "requests"),
        deliveryReviews: SQSQueue(client: client, url: "reviews"))
      try await queues.send(Array("x".utf8), to: handler)
      let body = try #require(service.calls.first?.body)
      let text = try #require(body["MessageBody"]?.string)
      switch handler {
      case .notifyDeliveryCompany: #expect(body["QueueUrl"]?.string == "requests" && text == "x")
      case .sendFeedback: #expect(body["QueueUrl"]?.string == "reviews" && text == "x")
      default:
        #expect(body["QueueUrl"]?.string == "retry")
        #expect(
          try ParkedMessage(decoding: Array(text.utf8))
            == ParkedMessage(handler: handler, payload: [UInt8(ascii: "x")]))
      }
    }
  }
}
