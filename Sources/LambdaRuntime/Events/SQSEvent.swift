import JSONText

/// A batch of messages of an SQS queue (Lambda Developer Guide, "Using Lambda with Amazon SQS").
public struct SQSEvent: Sendable, Equatable {
  /// The messages.
  public var messages: [Message]

  /// One message.
  public struct Message: Sendable, Equatable {
    /// Its id: what a ``BatchResponse`` names it by.
    public var id: String
    /// What this delivery of it is changed or removed by.
    public var receiptHandle: String
    /// What was sent.
    public var body: String
    /// How often it was received and not deleted, this time included (`ApproximateReceiveCount`).
    public var receiveCount: Int
    /// When it was sent, in milliseconds since 1970.
    public var sentTimestamp: Int?
    /// When it was first received, in milliseconds since 1970.
    public var firstReceiveTimestamp: Int?
    /// Attributes that SQS adds, by their names, among them those above.
    public var attributes: [String: String]
    /// Attributes that the sender added, by their names.
    public var messageAttributes: [String: SQSMessageAttribute]
    /// The queue.
    public var queueARN: String

    /// A message.
    public init(
      id: String, receiptHandle: String, body: String, receiveCount: Int = 1, sentTimestamp: Int? = nil,
      firstReceiveTimestamp: Int? = nil, attributes: [String: String] = [:],
      messageAttributes: [String: SQSMessageAttribute] = [:], queueARN: String = ""
    ) {
      self.id = id
      self.receiptHandle = receiptHandle
      self.body = body
      self.receiveCount = receiveCount
      self.sentTimestamp = sentTimestamp
      self.firstReceiveTimestamp = firstReceiveTimestamp
      self.attributes = attributes
      self.messageAttributes = messageAttributes
      self.queueARN = queueARN
    }
  }

  /// A batch.
  public init(messages: [Message]) {
    self.messages = messages
  }

  /// Reads an event.
  ///
  /// - Throws: ``EventError`` for any other event. What is *in* a message may be anything.
  public init(json: [UInt8]) throws(EventError) {
    var reader = try EventReader(json)
    messages = reader.records { field, reader in Self.message(field, &reader) }
    try reader.finish()
  }

  private static func message(_ field: JSONField, _ reader: inout EventReader) -> Message {
    let attributes = field["attributes"]
    return Message(
      id: reader.string(field["messageId"]), receiptHandle: reader.string(field["receiptHandle"]),
      body: reader.string(field["body"]),
      receiveCount: reader.optionalNumber(attributes["ApproximateReceiveCount"]) ?? 1,
      sentTimestamp: reader.optionalNumber(attributes["SentTimestamp"]),
      firstReceiveTimestamp: reader.optionalNumber(attributes["ApproximateFirstReceiveTimestamp"]),
      attributes: reader.strings(attributes),
      messageAttributes: SQSMessageAttribute.all(field["messageAttributes"], &reader),
      queueARN: field["eventSourceARN"].optionalString(&reader.faults) ?? "")
  }
}
