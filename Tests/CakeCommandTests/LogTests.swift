import CakeOrdering
import CakeTesting
import JSONText
import Logging
import Synchronization
import Testing

@testable import cake

@Suite("Logs")
struct LogTests {
  private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
  }

  private let lines = Lines()
  private let clock = ManualClock(Timestamp(millisecondsSinceEpoch: 1_798_104_600_250))

  @Test("For programs a line is one JSON object, whatever the message holds")
  func json() throws {
    var logger = Logger(label: "cake") { [lines, clock] label in
      JSONLogHandler(label: label, clock: clock) { lines.add($0) }
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

  @Test("For people a line has the time, the level, the message and the facts")
  func readable() throws {
    let logger = Logger(label: "cake") { [lines, clock] label in
      ReadableLogHandler(label: label, clock: clock) { lines.add($0) }
    }
    logger.warning("A peer is\naway", metadata: ["b": "2", "a": "1"])
    #expect(lines.all == ["09:30:00.250 WARNING  A peer is away  a=1  b=2"])
  }

  @Test("A fact of the line comes before one of the logger under the same name, which would spoil the JSON")
  func names() throws {
    var logger = Logger(label: "cake") { [lines, clock] label in
      JSONLogHandler(label: label, clock: clock) { lines.add($0) }
    }
    logger[metadataKey: "message"] = "own"
    logger.info("text", metadata: ["level": "x"])
    let value = try JSONValue(parsing: try #require(lines.all.first))
    #expect(value["message"]?.string == "text")
  }
}
