import CakeAWS
import CakeJSON
import CakeOrdering
import CakeTesting
import FoundationEssentials
import JSONText
import LambdaRuntime

/// Events as their sources send them.
enum Events {
  /// A record of a stream: its sequence number, its partition key and what was put there.
  struct Record {
    var number: String
    var key: String
    var data: [UInt8]

    init(_ number: String, _ message: Message) {
      self.init(number, key: message.orderID.description, MessageEnvelope.encode(message))
    }

    init(_ number: String, key: String = "k", _ data: [UInt8]) {
      self.number = number
      self.key = key
      self.data = data
    }
  }

  static func kinesis(_ records: [Record]) -> [UInt8] {
    event(records) { json, record in
      json.object("kinesis") { json in
        json.member("partitionKey", record.key)
        json.member("sequenceNumber", record.number)
        json.member("data", Data(record.data).base64EncodedString())
      }
      json.member("eventID", "shardId-000000000000:\(record.number)")
    }
  }

  static func sqs(_ messages: [SQSEvent.Message]) -> [UInt8] {
    event(messages) { json, message in
      json.member("messageId", message.id)
      json.member("receiptHandle", message.receiptHandle)
      json.member("body", message.body)
      json.object("attributes") { json in
        json.member("ApproximateReceiveCount", "\(message.receiveCount)")
        json.member("SentTimestamp", ifPresent: message.sentTimestamp.map(String.init))
      }
      json.object("messageAttributes") { _ in }
      json.member("eventSourceARN", message.queueARN)
    }
  }

  private static func event<Item>(_ items: [Item], _ write: (inout JSONWriter, Item) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.array("Records") { json in
        for item in items { json.object { json in write(&json, item) } }
      }
    }
    return json.bytes
  }

  /// An invocation that ends after so long.
  static func context(_ time: Duration = .seconds(60)) -> LambdaContext {
    LambdaContext(requestID: "r", deadline: .now + time)
  }

  /// The ids that an answer names.
  static func failures(_ answer: [UInt8]) throws -> [String] {
    let items = try JSONValue(parsing: answer)["batchItemFailures"]?.array
    return items.map { $0.compactMap { $0["itemIdentifier"]?.string } } ?? ["no answer to a batch"]
  }
}

extension SQSEvent.Message {
  /// A message of a queue, received so often.
  static func example(_ body: [UInt8], received: Int = 1, queue: String = "q") -> Self {
    example("1", body, received: received, queue: queue)
  }

  /// A message of a queue, received so often.
  static func example(_ id: String, _ body: [UInt8], received: Int = 1, queue: String = "q") -> Self {
    SQSEvent.Message(
      id: id, receiptHandle: "receipt-\(id)", body: String(decoding: body, as: UTF8.self),
      receiveCount: received,
      queueARN: "arn:aws:sqs:eu-central-1:000000000000:\(queue)")
  }
}

extension Message {
  /// Messages of one order, one for each type, in the order of its versions.
  static func examples(_ types: [MessageType], seed: UInt64 = 1) -> [Message] {
    let order = Order.example(SeededRandomSource(seed: seed))
    return types.enumerated().map { index, type in
      Message(
        id: "\(order.id)_\(index + 1)", type: type, orderID: order.id, orderNumber: order.number,
        version: index + 1, status: order.status, time: ManualClock.start, trace: nil)
    }
  }

  /// A message of an order of its own.
  static func example(_ type: MessageType = .orderPlaced, seed: UInt64 = 1) -> Message {
    examples([type], seed: seed)[0]
  }

  /// What a newer version of the software would send.
  var newer: [UInt8] {
    let text = String(decoding: MessageEnvelope.encode(self), as: UTF8.self)
    return Array(text.replacing("message/1", with: "message/2").utf8)
  }
}
