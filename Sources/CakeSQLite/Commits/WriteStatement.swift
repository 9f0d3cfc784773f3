/// The statements that every order runs through, each prepared once.
enum WriteStatement: Int, CaseIterable {
  case findOrder, insertOrder, updateOrder
  case findCapacity, adjustCapacity, reserveCapacity
  case appendMessage, insertMessage, deleteMessage, leaseMessage, postponeMessage, putOffMessage,
    recallPostponed
  case eraseNotifications, recordNotification
  case findLastKey, insertKey

  var sql: String {
    switch self {
    case .findOrder: "SELECT row, version, change_id, email_key FROM orders WHERE id = ?1"
    case .insertOrder:
      """
      INSERT INTO orders (id, version, change_id, producer, company, state, due_date, slot_start, number_key,
        email_key, token, request_digest, document, sender)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
      ON CONFLICT (id) DO NOTHING
      """
    case .updateOrder:
      """
      UPDATE orders SET version = ?2, change_id = ?3, producer = ?4, company = ?5, state = ?6, email_key = ?7,
        document = ?8
      WHERE row = ?1
      """
    case .findCapacity: "SELECT reserved FROM capacity WHERE producer = ?1 AND date = ?2"
    case .adjustCapacity:
      """
      INSERT INTO capacity (producer, date, reserved) VALUES (?1, ?2, max(?3, 0))
      ON CONFLICT DO UPDATE SET reserved = max(reserved + ?3, 0)
      """
    case .reserveCapacity:
      """
      INSERT INTO capacity (producer, date, reserved) SELECT ?1, ?2, ?3 WHERE ?3 <= ?4
      ON CONFLICT DO UPDATE SET reserved = reserved + ?3 WHERE reserved + ?3 <= ?4
      """
    case .appendMessage:
      """
      INSERT INTO arrived_messages (order_id, handlers, version, channel, mark, created_at, payload)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """
    case .insertMessage:
      """
      INSERT OR IGNORE INTO pending_messages (order_id, handler, version, channel, mark, due_at, created_at,
        attempts, fence, leased, payload)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, 0, 0, 0, ?7)
      """
    case .deleteMessage:
      """
      DELETE FROM pending_messages
      WHERE order_id = ?1 AND handler = ?2 AND version = ?3 AND channel = ?4 AND mark = ?5 AND fence = ?6
        AND leased
      """
    case .leaseMessage:
      """
      UPDATE pending_messages SET due_at = ?6, fence = ?7, leased = 1, postponed_at = NULL
      WHERE order_id = ?1 AND handler = ?2 AND version = ?3 AND channel = ?4 AND mark = ?5
      """
    case .postponeMessage:
      """
      UPDATE pending_messages SET due_at = ?7, attempts = attempts + 1, leased = 0, last_error = ?8,
        postponed_at = ?9
      WHERE order_id = ?1 AND handler = ?2 AND version = ?3 AND channel = ?4 AND mark = ?5 AND fence = ?6
        AND leased
      """
    case .putOffMessage:
      """
      UPDATE pending_messages SET due_at = ?7, put_offs = put_offs + 1, leased = 0, last_error = ?8,
        postponed_at = ?9
      WHERE order_id = ?1 AND handler = ?2 AND version = ?3 AND channel = ?4 AND mark = ?5 AND fence = ?6
        AND leased
      """
    case .recallPostponed:
      "UPDATE pending_messages SET due_at = ?1, postponed_at = NULL WHERE postponed_at > ?1"
    case .eraseNotifications: "DELETE FROM notifications WHERE order_id = ?1"
    case .recordNotification:
      """
      INSERT INTO notifications (order_id, id, handler, medium, recipient, subject, at, failure, message)
      SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
      WHERE ?4 <> 'email' OR NOT EXISTS (
        SELECT 1 FROM orders WHERE id = ?1 AND state >= \(OrderState.firstErased))
      ON CONFLICT DO UPDATE SET handler = excluded.handler, medium = excluded.medium,
        recipient = excluded.recipient, subject = excluded.subject, at = excluded.at,
        failure = excluded.failure, message = excluded.message
      WHERE excluded.failure IS NULL OR (notifications.failure IS NOT NULL AND excluded.failure <> '\(NotificationRow.begun)')
      """
    case .findLastKey:
      "SELECT key, order_row FROM order_keys WHERE run = ?1 ORDER BY key DESC, order_row DESC LIMIT 1"
    case .insertKey: "INSERT OR IGNORE INTO order_keys (run, key, order_row) VALUES (?1, ?2, ?3)"
    }
  }
}
