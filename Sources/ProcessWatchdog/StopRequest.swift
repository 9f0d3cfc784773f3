import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// That the process was told to end, by `SIGTERM` or `SIGINT`.
///
/// The signal's own handler may do next to nothing (signal-safety(7)), and a thread that looks now and then sees it
/// even where nothing else of the process gets a turn.
enum StopRequest {
  private static let wasMade = Atomic(false)

  /// Whether it was told to.
  static var isMade: Bool { wasMade.load(ordering: .relaxed) }

  /// Listens from now on, in place of whoever did before.
  ///
  /// On this thread, too: threads of a pool have signals blocked, and so have those that they start.
  static func listen() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGTERM, SIGINT] {
      sigaddset(&signals, number)
      signal(number) { _ in StopRequest.wasMade.store(true, ordering: .relaxed) }
    }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }
}
