import Synchronization
import Testing

@testable import AWSClient

@Suite(.timeLimit(.minutes(1))) struct RefreshedCredentialsTests {
  /// Gives credentials of an hour, or fails, and counts.
  private final class Giver: Sendable {
    let asked = Mutex(0)
    let fails = Mutex(false)
    let timing: ManualTiming
    let life: Int64

    init(_ timing: ManualTiming, life: Int64 = 3600) {
      self.timing = timing
      self.life = life
    }

    func give() throws(AWSError) -> AWSCredentials {
      let number = asked.withLock { asked in
        asked += 1
        return asked
      }
      guard !fails.withLock({ $0 }) else { throw AWSError(.credentials("down")) }
      return AWSCredentials(
        accessKeyID: "K\(number)", secretAccessKey: "s", expiration: timing.secondsSinceEpoch + life)
    }
  }

  private let timing = ManualTiming()

  private func refreshed(_ giver: Giver) -> RefreshedCredentials {
    RefreshedCredentials(timing: timing) { () async throws(AWSError) in try giver.give() }
  }

  @Test func `they are kept until shortly before their end`() async throws {
    let giver = Giver(timing)
    let credentials = refreshed(giver)
    #expect(try await credentials.credentials().get().accessKeyID == "K1")
    timing.advance(3600 - RefreshedCredentials.margin - 1)
    #expect(try await credentials.credentials().get().accessKeyID == "K1")
    timing.advance(1)
    #expect(await credentials.ready == nil)
    #expect(try await credentials.credentials().get().accessKeyID == "K2")
  }

  @Test func `all who come while they are asked for share one answer`() async throws {
    let timing = timing
    let (gate, open) = AsyncStream.makeStream(of: Void.self)
    let asked = Mutex(0)
    try await withThrowingTaskGroup(of: String.self) { group in
      let credentials = RefreshedCredentials(timing: timing) { () async throws(AWSError) in
        asked.withLock { $0 += 1 }
        for await _ in gate { break }
        return AWSCredentials(accessKeyID: "K", secretAccessKey: "s")
      }
      for _ in 0..<50 {
        group.addTask { try await credentials.credentials().get().accessKeyID }
      }
      while await credentials.waiters < 50 { await Task.yield() }
      open.yield()
      for try await key in group { #expect(key == "K") }
    }
    #expect(asked.withLock { $0 } == 1)
  }

  @Test func `who is cancelled stops waiting, and the others do not notice`() async throws {
    let timing = timing
    let (gate, open) = AsyncStream.makeStream(of: Void.self)
    let credentials = RefreshedCredentials(timing: timing) { () async throws(AWSError) in
      for await _ in gate { break }
      return AWSCredentials(accessKeyID: "K", secretAccessKey: "s")
    }
    let patient = Task { await credentials.credentials() }
    let hasty = Task { await credentials.credentials() }
    while await credentials.waiters < 2 { await Task.yield() }
    hasty.cancel()
    let error = await #expect(throws: AWSError.self) { try await hasty.value.get() }
    #expect(error?.kind == .cancelled)
    open.yield()
    #expect(try await patient.value.get().accessKeyID == "K")
  }

  @Test func `when they cannot be had the old ones do as long as they are good`() async throws {
    let giver = Giver(timing)
    let credentials = refreshed(giver)
    _ = await credentials.credentials()
    giver.fails.withLock { $0 = true }
    timing.advance(3600 - RefreshedCredentials.margin)
    #expect(try await credentials.credentials().get().accessKeyID == "K1")
    #expect(giver.asked.withLock { $0 } == 2)
    // Not asked for by every call, but again after a while.
    #expect(await credentials.ready?.accessKeyID == "K1")
    timing.advance(RefreshedCredentials.pause)
    #expect(try await credentials.credentials().get().accessKeyID == "K1")
    #expect(giver.asked.withLock { $0 } == 3)
    timing.advance(RefreshedCredentials.margin)
    let error = await #expect(throws: AWSError.self) { try await credentials.credentials().get() }
    #expect(error?.kind == .credentials("down"))
  }

  @Test func `those that live shortly are not asked for by every call`() async throws {
    let giver = Giver(timing, life: 300)
    let credentials = refreshed(giver)
    for _ in 0..<5 { _ = await credentials.credentials() }
    #expect(giver.asked.withLock { $0 } == 1)
  }

  @Test func `those that the service calls ended are not used again`() async throws {
    let giver = Giver(timing)
    let credentials = refreshed(giver)
    let first = try await credentials.credentials().get()
    await credentials.forget(first)
    #expect(try await credentials.credentials().get().accessKeyID == "K2")
    await credentials.forget(first)
    #expect(await credentials.ready?.accessKeyID == "K2")
  }
}
