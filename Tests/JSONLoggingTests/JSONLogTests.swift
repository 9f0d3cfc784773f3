import JSONLogging
import JSONText
import Logging
import Synchronization
import Testing

@Suite("Logs for programs")
struct JSONLogTests {
  private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
  }

  private let lines = Lines()

  @Test("For programs a line is one JSON object, whatever the message holds")
  func json() throws {
    var logger = Logger(label: "cake") { [lines] label in
      JSONLogHandler(label: label, now: { "2026-12-24T09:30:00.250Z" }) { lines.add($0) }
    }
    logger[metadataKey: "port"] = "8080"
    logger.info("two\nlines \"quoted\"", metadata: ["list": ["a", "b"], "map": ["k": "v"]])
    let line = try #require(lines.all.first)
    #expect(!line.contains("\n"))
    let value = try JSONValue(parsing: line)
    #expect(value["time"]?.string == "2026-12-24T09:30:00.250Z")
    #expect(value["level"]?.string == "info")
    #expect(value["logger"]?.string == "cake")
    #expect(value["message"]?.string == "two\nlines \"quoted\"")
    #expect(value["port"]?.string == "8080")
    #expect(value["list"]?[1]?.string == "b")
    #expect(value["map"]?["k"]?.string == "v")
  }

  @Test("A fact of the line comes before one of the logger under the same name, which would spoil the JSON")
  func names() throws {
    var logger = Logger(label: "cake") { [lines] label in
      JSONLogHandler(label: label, now: { "2026-12-24T09:30:00.250Z" }) { lines.add($0) }
    }
    logger[metadataKey: "message"] = "own"
    logger.info("text", metadata: ["level": "x"])
    let value = try JSONValue(parsing: try #require(lines.all.first))
    #expect(value["message"]?.string == "text")
  }
}
