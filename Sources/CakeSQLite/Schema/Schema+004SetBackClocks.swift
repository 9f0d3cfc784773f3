import GRDB

extension Schema {
  /// When a message was put off, as long as it is: one put off at a time that is still to come was put off before
  /// the clock was set back, and would wait for as long again.
  static func addPostponedAt(_ database: Database) throws {
    try database.execute(
      sql: """
        ALTER TABLE pending_messages ADD COLUMN postponed_at INTEGER;
        CREATE INDEX pending_messages_postponed ON pending_messages (postponed_at)
          WHERE postponed_at IS NOT NULL;
        """)
  }
}
