import CakeOrdering
import CakeTesting
import Synchronization
import Testing

@testable import CakeHTTP

@Suite("Whether orders can be stored", .timeLimit(.minutes(1)))
struct ReadinessTests {
  /// A check that counts its calls, and ends when it is let.
  private final class SlowCheck: Sendable {
    private let calls = Mutex(0)
    private let gate = AsyncStream<Void>.makeStream()

    var count: Int { calls.withLock { $0 } }

    func run() async {
      calls.withLock { $0 += 1 }
      for await _ in gate.stream {}
    }

    func open() { gate.continuation.finish() }
  }

  @Test("is checked once for all who ask at the same time")
  func shared() async throws {
    let check = SlowCheck()
    let readiness = Readiness(clock: ManualClock()) { () async throws(StoreError) in await check.run() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<100 { group.addTask { try await readiness.confirm() } }
      while check.count == 0 { await Task.yield() }
      check.open()
      try await group.waitForAll()
    }
    #expect(check.count == 1)
  }

  @Test("is checked for the others also when whoever asked first is gone")
  func cancelled() async throws {
    let check = SlowCheck()
    let readiness = Readiness(clock: ManualClock()) { () async throws(StoreError) in await check.run() }
    let first = Task { try await readiness.confirm() }
    while check.count == 0 { await Task.yield() }
    first.cancel()
    async let second: Void = readiness.confirm()
    check.open()
    try await second
    #expect(check.count == 1)
  }

  @Test("is known for a second, good or bad, whatever happens to the clock")
  func fresh() async throws {
    let clock = ManualClock()
    let failures = Mutex<[StoreError?]>([nil, .unavailable(retryAfter: .seconds(7), reason: "full"), nil])
    let readiness = Readiness(clock: clock) { () async throws(StoreError) in
      if let failure = failures.withLock({ $0.removeFirst() }) { throw failure }
    }
    try await readiness.confirm()
    clock.advance(by: .milliseconds(999))
    try await readiness.confirm()
    #expect(failures.withLock { $0.count } == 2)
    clock.advance(by: .milliseconds(1))
    for _ in 0..<3 { await #expect(throws: StoreError.self) { try await readiness.confirm() } }
    #expect(failures.withLock { $0.count } == 1)
    clock.advance(by: .seconds(-3600))
    try await readiness.confirm()
    #expect(failures.withLock { $0.isEmpty })
  }
}
