import Synchronization

/// What went out and is not written down yet, because the log could not be written: kept by the process until it is, so
/// that nobody is told twice while nothing died.
final class UnwrittenNotifications: Sendable {
  /// How long to wait before each further try of writing it down at once.
  static let pauses: [Duration] = [100, 200, 400, 800, 1600].map { .milliseconds($0) }

  private let kept = Mutex<[String: Notification]>([:])

  /// What went out under that id and is not written down.
  func notification(_ id: String) -> Notification? { kept.withLock { $0[id] } }

  /// It went out.
  func keep(_ notification: Notification) {
    kept.withLock { $0[notification.id] = notification }
  }

  /// It is written down.
  func forget(_ id: String) {
    kept.withLock { _ = $0.removeValue(forKey: id) }
  }
}
