public import CakeOrdering
import Foundation
import GRDB

extension SQLiteBackend {
  /// Proves that orders can be taken: writes something that means nothing, durably.
  ///
  /// - Throws: ``StoreError`` that says why not.
  public func check() async throws(StoreError) {
    try await commits.write { transaction in
      try PreparedStatement(
        transaction.database, "UPDATE counters SET value = value + 1 WHERE name = 'readiness'"
      ).execute { _ in }
    }
  }

  /// Removes what has served its time: tokens and sign-in links that expired.
  ///
  /// All else goes by itself: messages when they are handled, notifications with their order's personal data.
  ///
  /// - Returns: How many tokens were removed.
  @discardableResult
  public func prune(at now: Timestamp) async throws(StoreError) -> Int {
    try await commits.write { transaction in
      try PreparedStatement(transaction.database, "DELETE FROM tokens WHERE expires_at <= ?1")
        .execute { $0.bind(1, now) }
      let tokens = transaction.database.changesCount
      // Links count for as long as their hour lasts.
      try PreparedStatement(transaction.database, "DELETE FROM sign_in_links WHERE expires_at <= ?1")
        .execute { $0.bind(1, now.adding(.seconds(-3600))) }
      return tokens
    }
  }

  /// Ends all leases, for the only server of a data folder at its start: whoever held them is gone, and what they
  /// had in hand need not wait until their time is over. It is put off, as it is wherever a lease ends by itself.
  ///
  /// - Throws: ``StoreError``.
  public func endLeases(at now: Timestamp) async throws(StoreError) {
    try await commits.write { transaction in
      try PreparedStatement(
        transaction.database, "UPDATE pending_messages SET due_at = ?1 WHERE leased AND due_at > ?1"
      ).execute { $0.bind(1, now) }
    }
  }

  /// Copies everything into a new file (mode 0600), as it is at one moment, while orders are taken.
  ///
  /// - Throws: ``StoreError``; a file that is there already is not touched.
  public func backup(to path: String) async throws(StoreError) {
    let file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      let reason = errno == EEXIST ? "the file is there already" : "the file cannot be made (\(errno))"
      throw .unavailable(retryAfter: StoreError.pause, reason: reason)
    }
    close(file)
    do {
      // Into an empty file, or SQLite would refuse it. A reader's snapshot: writers go on.
      try await pool.unsafeRead { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
      try DatabaseFile.flush(path)
    } catch {
      unlink(path)
      throw StoreError(sqlite: error)
    }
  }
}
