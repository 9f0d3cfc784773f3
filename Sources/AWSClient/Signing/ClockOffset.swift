import Synchronization

/// How far the service's clock is ahead of this machine's, as far as it matters to signatures.
///
/// A signature is good for five minutes either way. When one is refused and the answer's date is that far
/// off, the service's time is used from then on.
final class ClockOffset: Sendable {
  /// Smaller differences are not why a signature was refused, in seconds.
  private static let tolerance: Int64 = 240

  private let offset = Mutex<Int64>(0)

  /// In seconds.
  var seconds: Int64 { offset.withLock { $0 } }

  /// Learns the service's time.
  ///
  /// - Parameters:
  ///   - date: What the service's answer says the time is, in seconds since 1970.
  ///   - signed: The time that was signed, in the same.
  ///   - local: This machine's time, in the same.
  /// - Returns: Whether a signature with the new time may be taken.
  func learn(_ date: Int64, signed: Int64, local: Int64) -> Bool {
    guard abs(date - signed) > Self.tolerance else { return false }
    offset.withLock { $0 = date - local }
    return true
  }
}
