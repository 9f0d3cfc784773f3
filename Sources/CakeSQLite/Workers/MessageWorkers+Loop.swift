import CakeOrdering
import Logging

extension MessageWorkers {
  /// What the loop remembers from one round to the next.
  private struct Round {
    /// When something is due next, as far as is known.
    var dueAt: Timestamp?
    /// For when the timer is set.
    var timer: Timestamp?
    /// When messages were last taken.
    var takenAt = ContinuousClock.now
  }

  /// Hands out messages whenever it is woken and handlers are free.
  func work(_ bell: WorkerBell) async {
    await withDiscardingTaskGroup { group in
      var rings = bell.rings.makeAsyncIterator()
      var round = Round()
      while !bell.isStopped {
        let now = clock.now()
        if round.timer.map({ $0 <= now }) ?? true {
          round.timer = nil
          round.dueAt = now
        }
        if let pause = await handOut(bell, &round, &group) {
          setTimer(now.adding(pause), bell, &round, &group)
        } else {
          if round.dueAt.map({ $0 <= now }) ?? false { round.dueAt = await nextDue(after: now) }
          let retry = bell.takeRetry()
          let due = [round.dueAt, retry, now.adding(settings.round)].compactMap(\.self).min()
          setTimer(due ?? now, bell, &round, &group)
        }
        // No element: the task was cancelled.
        guard await rings.next() != nil else { break }
      }
      group.addTask {
        try? await Task.sleep(for: settings.farewell)
        bell.ring()
      }
      let deadline = ContinuousClock.now + settings.farewell
      while bell.running > 0, ContinuousClock.now < deadline {
        guard await rings.next() != nil else { break }
      }
      group.cancelAll()
    }
  }

  /// Takes messages for as long as there are some and handlers are free.
  ///
  /// - Returns: How long to wait before trying again, where that is not a matter of messages; nil otherwise.
  private func handOut(_ bell: WorkerBell, _ round: inout Round, _ group: inout DiscardingTaskGroup) async
    -> Duration?
  {
    while !bell.isStopped, case let free = settings.concurrency - bell.running, free > 0 {
      var limit = free
      if backend.commits.isBusyWithChanges {
        guard ContinuousClock.now - round.takenAt >= settings.patience else { return .milliseconds(50) }
        limit = min(free, settings.busyBatch)
      }
      let leases: [LeasedMessage]
      do {
        leases = try await backend.lease(limit: limit, for: settings.lease, at: clock.now())
      } catch {
        logger.warning("messages cannot be taken", metadata: ["reason": "\(error)"])
        return .seconds(1)
      }
      round.takenAt = .now
      for lease in leases {
        bell.begin()
        group.addTask { bell.end(retryAt: await handling.handle(lease)) }
      }
      if leases.count < limit { return nil }
    }
    return nil
  }

  /// When the next message is due; at the next round if it cannot be told.
  private func nextDue(after now: Timestamp) async -> Timestamp? {
    do {
      // Never at once: what is due now and was not taken is due to something that has to pass first.
      return try await backend.nextDue().map { max($0, now.adding(.milliseconds(100))) }
    } catch {
      return nil
    }
  }

  /// Has the bell rung at that time, unless it is rung before it anyway.
  private func setTimer(
    _ time: Timestamp, _ bell: WorkerBell, _ round: inout Round, _ group: inout DiscardingTaskGroup
  ) {
    if let timer = round.timer, timer <= time { return }
    round.timer = time
    let pause = max(time.since(clock.now()), .milliseconds(1))
    group.addTask {
      try? await Task.sleep(for: pause)
      bell.ring()
    }
  }
}
