import CakeOrdering
import GRDB

extension WriteTransaction {
  /// Makes a message a dead letter if the lease still holds.
  func keepDeadLetter(_ key: PendingMessageKey, fence: Int, error: String, tries: Int, at now: Timestamp)
    throws -> Bool
  {
    try PreparedStatement(
      database,
      """
      INSERT OR REPLACE INTO dead_letters (order_id, handler, version, channel, mark, attempts, last_error,
        buried_at, payload)
      SELECT order_id, handler, version, channel, mark, ?9, ?7, ?8, payload FROM pending_messages
      WHERE order_id = ?1 AND handler = ?2 AND version = ?3 AND channel = ?4 AND mark = ?5 AND fence = ?6
        AND leased
      """
    ).execute { statement in
      statement.bind(key)
      statement.bind(6, fence)
      statement.bind(7, error)
      statement.bind(8, now)
      statement.bind(9, tries)
    }
    return try delete(key, fence: fence)
  }

  /// Makes a dead letter a message again, as if it were new; false if there is no such dead letter.
  func redrive(_ key: PendingMessageKey, at now: Timestamp) throws -> Bool {
    let letter = try PreparedStatement(
      database,
      """
      DELETE FROM dead_letters
      WHERE order_id = ?1 AND handler = ?2 AND version = ?3 AND channel = ?4 AND mark = ?5
      RETURNING payload
      """
    ).all({ $0.bind(key) }, read: { $0.bytes(0) })
    guard let letter = letter.first else { return false }
    try insert(key, letter, at: now)
    return true
  }
}
