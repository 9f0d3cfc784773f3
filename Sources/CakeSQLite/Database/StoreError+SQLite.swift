import CakeJSON
import CakeOrdering
import GRDB

extension StoreError {
  /// How long to wait before a disk that is full or a file that is locked is tried again.
  static let pause = Duration.seconds(1)

  /// What SQLite reports, without the statement or its values.
  init(sqlite error: any Error) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError:
      let reason = "SQLite: \(error.message ?? "no message") (\(error.extendedResultCode.rawValue))"
      self =
        error.isTemporary
        ? .unavailable(retryAfter: Self.pause, reason: reason) : .unreadable(reason: reason)
    case is CancellationError: self = .unavailable(retryAfter: .zero, reason: "the request was given up")
    default: self = .unreadable(reason: "\(type(of: error))")
    }
  }

  /// A document that cannot be read.
  init(document error: DocumentError) {
    self = .unreadable(reason: error.reason)
  }
}

extension DatabaseError {
  /// Whether the same can succeed later: the disk has room again, a lock is released, a device is back.
  var isTemporary: Bool {
    switch resultCode {
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_CANTOPEN, .SQLITE_READONLY,
      .SQLITE_NOMEM, .SQLITE_PROTOCOL, .SQLITE_INTERRUPT, .SQLITE_ABORT:
      true
    default: false
    }
  }
}
