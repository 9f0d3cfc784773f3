import AWSClient
import CakeAWS
import CakeOrdering
import LambdaRuntime
import Logging

/// Publishes what was left over, sends what waited for a peer, and erases personal data whose time is over. None of them keeps
/// the others from their work.
struct SweepOutboxFunction: LambdaHandler {
  /// Publishes what was left over.
  let sweep: @Sendable () async throws(StoreError) -> SweepReport
  /// Sends what waited for peers that answer again; answers how many messages that were.
  let wake: @Sendable () async throws(StoreError) -> Int
  /// Erases some orders, at most so many; answers how many there were.
  let erase: @Sendable (_ limit: Int) async throws(OrderingError) -> Int
  let logger: Logger

  /// How many orders are erased before the time is looked at.
  static let slice = 25

  func handle(_ event: [UInt8], context: LambdaContext) async throws -> [UInt8] {
    let time = BatchTime(context)
    // A sweep that hangs leaves time to erase.
    let half = ContinuousClock.now + ContinuousClock.now.duration(to: time.end) / 2
    let sweeping = await AWSDeadline.$current.withValue(half) {
      await attempt("the outbox was not swept") { try await sweepAll() }
    }
    return try await AWSDeadline.$current.withValue(time.end) {
      let waking = await attempt("what waited for a peer was not sent") { try await wakeAll() }
      let erasing = await attempt("personal data was not erased") { try await eraseAll(time) }
      if let failure = sweeping ?? waking ?? erasing { throw failure }
      return Array("{}".utf8)
    }
  }

  private func sweepAll() async throws {
    let report = try await sweep()
    guard report.found > 0 else { return }
    logger.warning(
      "messages were left over",
      metadata: [
        "orders": "\(report.found)", "published": "\(report.published)", "complete": "\(report.isComplete)",
      ])
  }

  private func wakeAll() async throws {
    let count = try await wake()
    if count > 0 {
      logger.info("what waited for a peer is sent again", metadata: ["messages": "\(count)"])
    }
  }

  private func eraseAll(_ time: BatchTime) async throws {
    var erased = 0
    while time.allowsStart, case let count = try await erase(Self.slice), count > 0 { erased += count }
    if erased > 0 { logger.info("tidied up", metadata: ["ordersErased": "\(erased)"]) }
  }

  private func attempt(_ failure: Logger.Message, _ work: () async throws -> Void) async -> SweepFailure? {
    do {
      try await work()
      return nil
    } catch {
      logger.error(failure, metadata: ["reason": "\(error)"])
      return SweepFailure(report: "\(failure)")
    }
  }
}
