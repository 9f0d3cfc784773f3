import CakeOrdering
import Logging

/// Writes log lines for people: time, level, message, and what else is known.
struct ReadableLogHandler: LogHandler {
  let label: String
  let clock: any WallClock
  let write: @Sendable (String) -> Void
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]

  init(label: String, clock: any WallClock, write: @escaping @Sendable (String) -> Void) {
    self.label = label
    self.clock = clock
    self.write = write
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var line = "\(clock.now().description.dropFirst(11).prefix(12)) \(event.level.rawValue.uppercased())"
    line += String(repeating: " ", count: max(1, 9 - event.level.rawValue.count)) + event.message.description
    let facts = metadata.merging(event.metadata ?? [:]) { _, own in own }
    for (key, value) in facts.sorted(by: { $0.key < $1.key }) { line += "  \(key)=\(value)" }
    if let error = event.error { line += "  error=\(error)" }
    write(line.singleLine)
  }
}
