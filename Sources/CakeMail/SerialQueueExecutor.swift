import Dispatch

/// Runs an actor on a dispatch queue of its own, so that its calls may block.
///
/// Calls that wait for a disk or a peer must not do so on the threads that all tasks share: there are as
/// many of those as processors. (Dispatch's own `DispatchSerialQueue` is not there on Linux.)
final class SerialQueueExecutor: SerialExecutor {
  private let queue: DispatchQueue

  init(label: String) {
    queue = DispatchQueue(label: label)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async {
      job.runSynchronously(on: self.asUnownedSerialExecutor())
    }
  }
}
