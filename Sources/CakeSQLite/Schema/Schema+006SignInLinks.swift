import GRDB

extension Schema {
  /// Links by which staff sign in once, by the digests of their secrets, and in which hour each was made.
  static func createSignInLinks(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE sign_in_links (
          digest BLOB PRIMARY KEY,
          role TEXT NOT NULL,
          subject TEXT,
          hour INTEGER NOT NULL,
          expires_at INTEGER NOT NULL,
          used INTEGER NOT NULL DEFAULT 0
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
