import JSONText
public import Logging

/// Writes log lines for programs: one JSON object each.
public struct JSONLogHandler: LogHandler {
  private let label: String
  private let now: @Sendable () -> String
  private let write: @Sendable (String) -> Void
  /// What is worth a line.
  public var logLevel = Logger.Level.info
  /// The facts that every line has.
  public var metadata: Logger.Metadata = [:]

  /// The names of what every line has; a fact of such a name gets another, for no name may stand there twice.
  private static let ownNames: Set<String> = ["time", "level", "logger", "message", "error"]

  /// A handler that writes lines.
  ///
  /// - Parameters:
  ///   - now: The time of day as text, RFC 3339.
  ///   - write: Gets each line, without a line break at its end.
  public init(
    label: String, now: @escaping @Sendable () -> String, write: @escaping @Sendable (String) -> Void
  ) {
    self.label = label
    self.now = now
    self.write = write
  }

  /// One of the facts that every line has.
  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Writes a line.
  public func log(event: LogEvent) {
    var json = JSONWriter()
    json.object { json in
      json.member("time", now())
      json.member("level", event.level.rawValue)
      json.member("logger", label)
      json.member("message", event.message.description)
      let facts = metadata.merging(event.metadata ?? [:]) { _, own in own }
      for (key, value) in facts.sorted(by: { $0.key < $1.key }) {
        json.name(dynamic: Self.ownNames.contains(key) ? key + "_" : key)
        Self.write(value, to: &json)
      }
      json.member("error", ifPresent: event.error.map { "\($0)" })
    }
    write(json.text)
  }

  private static func write(_ value: Logger.Metadata.Value, to json: inout JSONWriter) {
    switch value {
    case .string(let text): json.value(text)
    case .stringConvertible(let value): json.value(value.description)
    case .array(let values):
      json.array { json in
        for value in values { write(value, to: &json) }
      }
    case .dictionary(let values):
      json.object { json in
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
          json.name(dynamic: key)
          write(value, to: &json)
        }
      }
    }
  }
}
