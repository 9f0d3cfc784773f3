import GRDB

extension Schema {
  /// Staff tokens, how the delivery companies are doing, and the store's own counters.
  static func createRegisters(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE tokens (
          id TEXT PRIMARY KEY,
          role TEXT NOT NULL,
          subject TEXT,
          issued_at INTEGER NOT NULL,
          expires_at INTEGER NOT NULL,
          revoked_at INTEGER
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE delivery_companies (
          id TEXT PRIMARY KEY,
          disabled_at INTEGER,
          last_answer_at INTEGER,
          last_answer TEXT
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE counters (
          name TEXT PRIMARY KEY,
          value INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        INSERT INTO counters (name, value) VALUES ('fence', 0), ('readiness', 0);
        """)
  }
}
