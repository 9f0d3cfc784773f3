import JSONText

/// A batch of records of a Kinesis stream, all of one shard, in their order (Lambda Developer Guide, "Process
/// Amazon Kinesis Data Streams records with Lambda").
public struct KinesisEvent: Sendable, Equatable {
  /// The records, the oldest first.
  public var records: [Record]

  /// One record.
  public struct Record: Sendable, Equatable {
    /// Where it stands in its shard: what a ``BatchResponse`` names it by.
    public var sequenceNumber: String
    /// What decided on its shard.
    public var partitionKey: String
    /// What was put into the stream.
    public var data: [UInt8]
    /// When it came into the stream, in seconds since 1970.
    public var approximateArrival: Double?
    /// `shardId-…:` and the sequence number.
    public var eventID: String
    /// The stream.
    public var streamARN: String

    /// A record.
    public init(
      sequenceNumber: String, partitionKey: String, data: [UInt8], approximateArrival: Double? = nil,
      eventID: String = "", streamARN: String = ""
    ) {
      self.sequenceNumber = sequenceNumber
      self.partitionKey = partitionKey
      self.data = data
      self.approximateArrival = approximateArrival
      self.eventID = eventID
      self.streamARN = streamARN
    }
  }

  /// A batch.
  public init(records: [Record]) {
    self.records = records
  }

  /// Reads an event.
  ///
  /// - Throws: ``EventError`` for any other event. What is *in* a record may be anything.
  public init(json: [UInt8]) throws(EventError) {
    var reader = try EventReader(json)
    records = reader.records { field, reader in Self.record(field, &reader) }
    try reader.finish()
  }

  private static func record(_ field: JSONField, _ reader: inout EventReader) -> Record {
    let kinesis = field["kinesis"]
    let data = Base64.decode(reader.string(kinesis["data"]))
    if data == nil { reader.faults.append(kinesis["data"].fault("must be base64")) }
    var arrival: Double?
    if case .number(let number)? = kinesis["approximateArrivalTimestamp"].value {
      arrival = Double(number.text)
    }
    return Record(
      sequenceNumber: reader.string(kinesis["sequenceNumber"]),
      partitionKey: reader.string(kinesis["partitionKey"]), data: data ?? [], approximateArrival: arrival,
      eventID: field["eventID"].optionalString(&reader.faults) ?? "",
      streamARN: field["eventSourceARN"].optionalString(&reader.faults) ?? "")
  }
}
