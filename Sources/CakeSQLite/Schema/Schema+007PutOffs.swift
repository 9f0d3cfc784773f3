import GRDB

extension Schema {
  /// How often a message was put off, which is no try, and an index that finds each handler's messages by themselves,
  /// what was never tried apart from what failed.
  ///
  /// Only adds, but for an index that nothing needs any more: the version before opens it, and looks a little longer.
  static func addPutOffs(_ database: Database) throws {
    try database.execute(
      sql: """
        ALTER TABLE pending_messages ADD COLUMN put_offs INTEGER NOT NULL DEFAULT 0;
        DROP INDEX pending_messages_due;
        CREATE INDEX pending_messages_by_handler ON pending_messages (handler, (attempts > 0), due_at);
        CREATE INDEX pending_messages_put_off ON pending_messages (created_at) WHERE put_offs > 0;
        """)
  }
}
