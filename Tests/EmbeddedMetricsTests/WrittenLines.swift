import JSONText
import Synchronization

/// What a registry wrote.
final class WrittenLines: Sendable {
  private let lines = Mutex<[String]>([])

  func add(_ text: String) {
    lines.withLock { $0 += text.split(separator: "\n").map(String.init) }
  }

  var texts: [String] { lines.withLock { $0 } }

  func json() throws -> [JSONValue] { try texts.map { try JSONValue(parsing: $0) } }
}
