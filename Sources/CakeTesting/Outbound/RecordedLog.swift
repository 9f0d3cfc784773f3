public import Logging
import Synchronization

/// Keeps what was logged.
public final class RecordedLog: Sendable {
  private let kept = Mutex<[String]>([])

  /// A log in which nothing stands yet.
  public init() {}

  /// The lines with their level and all their metadata, as text.
  public var lines: [String] { kept.withLock { $0 } }

  /// Writes into it.
  public var handler: any LogHandler { Handler(log: self) }

  /// A logger that writes into it.
  public var logger: Logger { Logger(label: "test") { _ in handler } }

  fileprivate func keep(_ line: String) {
    kept.withLock { $0.append(line) }
  }

  private struct Handler: LogHandler {
    let log: RecordedLog
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    init(log: RecordedLog) {
      self.log = log
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let all = metadata.merging(event.metadata ?? [:]) { $1 }
      let text = all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
      log.keep("\(event.level) \(event.message) \(text)")
    }
  }
}
