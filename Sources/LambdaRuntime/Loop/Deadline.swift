import NIOCore

/// Runs something until it is done or its time is over.
struct Deadline: Sendable {
  let instant: ContinuousClock.Instant
  let eventLoop: any EventLoop

  /// What a handler answers, which is cancelled at the instant and then waited for.
  ///
  /// - Throws: what the handler throws, or ``DeadlineExceeded`` if it was cancelled by then.
  func run(_ body: @escaping @Sendable () async throws -> [UInt8]) async throws -> [UInt8] {
    try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
      group.addTask { try await body() }
      group.addTask {
        await sleep()
        return nil
      }
      var isOver = false
      do {
        for try await answer in group {
          group.cancelAll()
          if let answer { return answer }
          isOver = true
        }
      } catch {
        group.cancelAll()
        throw isOver ? DeadlineExceeded() : error
      }
      throw DeadlineExceeded()
    }
  }

  /// Waits for the instant, or until it is cancelled.
  private func sleep() async {
    let timer = eventLoop.scheduleTask(in: TimeAmount(instant - .now)) {}
    await withTaskCancellationHandler {
      // Cancelled is as good as done.
      try? await timer.futureResult.get()
    } onCancel: {
      timer.cancel()
    }
  }
}
