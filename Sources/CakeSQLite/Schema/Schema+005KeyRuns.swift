import GRDB

extension Schema {
  /// How many runs of keys are complete: since a run is written in several transactions, its keys do not tell.
  static func countKeyRuns(_ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO counters (name, value) SELECT 'key_runs', coalesce(max(run) + 1, 0) FROM order_keys
        """)
  }
}
