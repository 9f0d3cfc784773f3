import JSONText
import Synchronization

/// What went to the log, from which CloudWatch makes metrics.
final class WrittenLines: Sendable {
  private let texts = Mutex<[String]>([])

  func add(_ text: String) {
    texts.withLock { $0 += text.split(separator: "\n").map(String.init) }
  }

  func lines() throws -> [JSONValue] {
    try texts.withLock { $0 }.map { try JSONValue(parsing: $0) }
  }
}
