import GRDB

extension Schema {
  /// Messages on their way, those given up, and what was sent to whom.
  ///
  /// A message arrives once, whatever its handlers, in a table that only grows at its end: that is all that
  /// placing an order waits for, and a backlog of any length costs it nothing. When it is taken for the first
  /// time it becomes a row for each of its handlers. `due_at` is when that can be taken next: when it arrived,
  /// when it is tried again, or when its lease ends. `mark` is empty but where the operator sends something again.
  static func createMessages(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE arrived_messages (
          row INTEGER PRIMARY KEY,
          order_id BLOB NOT NULL,
          handlers INTEGER NOT NULL,
          version INTEGER NOT NULL,
          channel INTEGER NOT NULL,
          mark TEXT NOT NULL,
          created_at INTEGER NOT NULL,
          payload BLOB NOT NULL
        ) STRICT;

        CREATE TABLE pending_messages (
          order_id BLOB NOT NULL,
          handler INTEGER NOT NULL,
          version INTEGER NOT NULL,
          channel INTEGER NOT NULL,
          mark TEXT NOT NULL,
          due_at INTEGER NOT NULL,
          created_at INTEGER NOT NULL,
          attempts INTEGER NOT NULL,
          fence INTEGER NOT NULL,
          leased INTEGER NOT NULL,
          last_error TEXT,
          payload BLOB NOT NULL,
          PRIMARY KEY (order_id, handler, version, channel, mark)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX pending_messages_due ON pending_messages (due_at);
        CREATE INDEX pending_messages_failing ON pending_messages (created_at) WHERE attempts > 0;

        CREATE TABLE dead_letters (
          row INTEGER PRIMARY KEY,
          order_id BLOB NOT NULL,
          handler INTEGER NOT NULL,
          version INTEGER NOT NULL,
          channel INTEGER NOT NULL,
          mark TEXT NOT NULL,
          attempts INTEGER NOT NULL,
          last_error TEXT,
          buried_at INTEGER NOT NULL,
          payload BLOB NOT NULL,
          UNIQUE (order_id, handler, version, channel, mark)
        ) STRICT;

        CREATE TABLE notifications (
          order_id BLOB NOT NULL,
          id TEXT NOT NULL,
          handler INTEGER NOT NULL,
          medium TEXT NOT NULL,
          recipient TEXT NOT NULL,
          subject TEXT NOT NULL,
          at INTEGER NOT NULL,
          failure TEXT,
          message BLOB NOT NULL,
          PRIMARY KEY (order_id, id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX notifications_by_time ON notifications (at);
        """)
  }
}
