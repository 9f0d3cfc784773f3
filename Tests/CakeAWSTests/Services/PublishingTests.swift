import AWSClient
import CakeJSON
import CakeOrdering
import FoundationEssentials
import JSONText
import Testing

@testable import CakeAWS

@Suite("Publishing")
struct PublishingTests {
  @Test("A message goes into the stream under its order's id, behind the one before")
  func kinesis() async throws {
    try await StandIn.run { call in
      .ok(#"{"ShardId":"shardId-000000000000","SequenceNumber":"\#(call.number + 7)"}"#)
    } _: { service, client in
      let publisher = KinesisPublisher(client: client, stream: "events")
      var place: MessagePlace?
      let messages = Message.examples([.orderPlaced, .orderFulfilled])
      for message in messages { place = try await publisher.publish(message, after: place) }
      #expect(place == MessagePlace(sequenceNumber: "8"))
      #expect(service.calls.map(\.operation) == ["PutRecord", "PutRecord"])
      for (call, message) in zip(service.calls, messages) {
        #expect(call.body["StreamName"]?.string == "events")
        #expect(call.body["PartitionKey"]?.string == message.orderID.description)
        let text = try #require(call.body["Data"]?.string)
        let data = try #require(Data(base64Encoded: text))
        #expect(try MessageEnvelope.decode(Array(data)) == message)
      }
      #expect(service.calls.map { $0.body["SequenceNumberForOrdering"]?.string } == [nil, "7"])
    }
  }

  @Test("A place that the stream does not know holds back no message")
  func otherStream() async throws {
    try await StandIn.run { call in
      call.body["SequenceNumberForOrdering"] == nil
        ? .ok(#"{"SequenceNumber":"1"}"#) : .failure(400, "InvalidArgumentException")
    } _: { service, client in
      let publisher = KinesisPublisher(client: client, stream: "events")
      let place = try await publisher.publish(.example(), after: MessagePlace(sequenceNumber: "999"))
      #expect(place == MessagePlace(sequenceNumber: "1"))
      #expect(service.calls.count == 2)
    }
  }

  @Test(
    "What may pass is told from what somebody must mend",
    arguments: [
      (StandIn.Answer.failure(400, "ProvisionedThroughputExceededException"), true),
      (.failure(500, "InternalFailure"), true), (.failure(503, "ServiceUnavailable"), true),
      (.failure(400, "ResourceNotFoundException"), false), (.failure(400, "AccessDeniedException"), false),
    ])
  func errors(answer: StandIn.Answer, passes: Bool) async throws {
    try await StandIn.run(answering: { _ in answer }) { _, client in
      let error = await #expect(throws: PublishError.self) {
        try await KinesisPublisher(client: client, stream: "events").publish(.example())
      }
      guard case .unavailable = try #require(error) else {
        #expect(!passes)
        return
      }
      #expect(passes)
    }
  }

  @Test(
    "Each message goes its channel's way, and one that goes another way does not lose the place in the stream"
  )
  func channels() async throws {
    try await StandIn.run(answering: { _ in .ok(#"{"SequenceNumber":"5"}"#) }) { service, client in
      let requests = SQSPublisher(queue: SQSQueue(client: client, url: "https://sqs/requests"))
      let publisher = ChannelPublisher(
        orderEvents: KinesisPublisher(client: client, stream: "events"), deliveryRequests: requests,
        deliveryReviews: SQSPublisher(queue: SQSQueue(client: client, url: "https://sqs/reviews")))
      let place = try await publisher.publish(.example(.orderSentForDelivery), after: nil)
      #expect(try await publisher.publish(.example(.deliveryRequested), after: place) == place)
      try await publisher.publish(.example(.deliveryReviewed))
      #expect(service.calls.map(\.operation) == ["PutRecord", "SendMessage", "SendMessage"])
      #expect(service.calls[2].body["QueueUrl"]?.string == "https://sqs/reviews")
      let sent = service.calls[1].body
      #expect(sent["QueueUrl"]?.string == "https://sqs/requests")
      #expect(sent["DelaySeconds"] == nil)
      let envelope = Array(try #require(sent["MessageBody"]?.string).utf8)
      #expect(try MessageEnvelope.decode(envelope) == .example(.deliveryRequested))
    }
  }
}
