import CakeOrdering
import CakeTesting
import Logging
import Synchronization
import Testing

@testable import cake

@Suite("Logs for people")
struct LogTests {
  private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
  }

  private let lines = Lines()
  private let clock = ManualClock(Timestamp(millisecondsSinceEpoch: 1_798_104_600_250))

  @Test("For people a line has the time, the level, the message and the facts")
  func readable() throws {
    let logger = Logger(label: "cake") { [lines, clock] label in
      ReadableLogHandler(label: label, clock: clock) { lines.add($0) }
    }
    logger.warning("A peer is\naway", metadata: ["b": "2", "a": "1"])
    #expect(lines.all == ["09:30:00.250 WARNING  A peer is away  a=1  b=2"])
  }
}
