import JSONText

/// What EventBridge sends when a schedule is due (Amazon EventBridge User Guide, "Creating a rule that runs on a
/// schedule").
public struct ScheduledEvent: Sendable, Equatable {
  /// The event's id.
  public var id: String
  /// When it was due, RFC 3339.
  public var time: String
  /// The rules that it follows from, by their ARNs.
  public var resources: [String]

  /// An event.
  public init(id: String, time: String, resources: [String] = []) {
    self.id = id
    self.time = time
    self.resources = resources
  }

  /// Reads an event.
  ///
  /// - Throws: ``EventError`` for any other event.
  public init(json: [UInt8]) throws(EventError) {
    var reader = try EventReader(json)
    let event = reader.event
    let type = event["detail-type"]
    if reader.string(type) != "Scheduled Event" {
      reader.faults.append(type.fault("must be Scheduled Event"))
    }
    id = reader.string(event["id"])
    time = reader.string(event["time"])
    resources = event["resources"].optionalArray(&reader.faults)?.compactMap { $0.value?.string } ?? []
    try reader.finish()
  }
}
