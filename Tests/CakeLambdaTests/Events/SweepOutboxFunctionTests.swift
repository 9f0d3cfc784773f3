import CakeAWS
import CakeOrdering
import LambdaRuntime
import Logging
import Synchronization
import Testing

@testable import CakeLambda

@Suite("Every minute")
struct SweepOutboxFunctionTests {
  private func run(
    sweep: StoreError? = nil, wake: StoreError? = nil, erase: OrderingError? = nil, orders: Int = 60,
    time: Duration = .seconds(50)
  ) async throws -> [String] {
    let log = Work()
    let left = Mutex(orders)
    let function = SweepOutboxFunction(
      sweep: { () async throws(StoreError) in
        log.note("swept")
        if let sweep { throw sweep }
        return SweepReport()
      },
      wake: { () async throws(StoreError) in
        log.note("woken")
        if let wake { throw wake }
        return 3
      },
      erase: { limit async throws(OrderingError) in
        if let erase { throw erase }
        let count = left.withLock { left in
          defer { left -= min(left, limit) }
          return min(left, limit)
        }
        log.note("erased \(count)")
        return count
      }, logger: Logger(label: "tests", factory: { _ in SwiftLogNoOpLogHandler() }))
    do {
      _ = try await function.handle(Array("{}".utf8), context: Events.context(time))
    } catch let failure as SweepFailure {
      log.note(failure.report)
    }
    return log.notes
  }

  private final class Work: Sendable {
    private let kept = Mutex<[String]>([])
    var notes: [String] { kept.withLock { $0 } }

    func note(_ text: String) {
      kept.withLock { $0.append(text) }
    }
  }

  @Test("What was left over is published, and data erased slice by slice")
  func both() async throws {
    #expect(try await run() == ["swept", "woken", "erased 25", "erased 25", "erased 10", "erased 0"])
  }

  @Test("None keeps the others from their work, and the failure is told")
  func failures() async throws {
    let away = StoreError.unavailable(retryAfter: .seconds(1), reason: "503")
    #expect(
      try await run(sweep: away, orders: 0) == ["swept", "woken", "erased 0", "the outbox was not swept"])
    #expect(
      try await run(wake: away, orders: 0)
        == ["swept", "woken", "erased 0", "what waited for a peer was not sent"])
    let unreadable = OrderingError.unreadable(reason: "order")
    #expect(try await run(erase: unreadable) == ["swept", "woken", "personal data was not erased"])
  }

  @Test("Nothing is begun that there is no time for")
  func noTime() async throws {
    #expect(try await run(time: .zero) == ["swept", "woken"])
  }
}
