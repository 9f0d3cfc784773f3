import CakeOrdering
import GRDB

/// The database's layout, as a row of steps that is only ever added to.
enum Schema {
  /// A step from one layout to the next.
  ///
  /// Nearly all only add: tables, columns with defaults, indexes. A version that lacks such a step opens the database
  /// all the same, so that a shop can go back to it. One that changes what an older version reads or writes ends its
  /// name in ``oneWayMark``, and the changelog calls it one-way: since the database keeps the names of its steps, an
  /// older version knows such a step without knowing what it does.
  typealias Step = (name: String, migrate: @Sendable (Database) throws -> Void)

  /// What the name of a step ends in behind which no older version can go back.
  static let oneWayMark = " (one-way)"

  /// All steps, the first first. One that was released is never changed: the next one mends it.
  static let steps: [Step] = [
    ("001 orders", createOrders),
    ("002 messages", createMessages),
    ("003 registers", createRegisters),
    ("004 set back clocks", addPostponedAt),
    ("005 key runs", countKeyRuns),
    ("006 sign-in links", createSignInLinks),
    ("007 put-offs", addPutOffs),
    ("008 senders", addSenders),
  ]

  /// Takes the steps that a database has not taken yet.
  static let migrator = migrator(steps)

  static func migrator(_ steps: [Step]) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for step in steps { migrator.registerMigration(step.name, migrate: step.migrate) }
    return migrator
  }

  /// Brings a database up to date.
  ///
  /// - Throws: ``StoreError/unreadable(reason:)`` for one that a newer version changed in a way that this one cannot
  ///   live with; it is left as it is.
  static func update(_ pool: DatabasePool, by migrator: DatabaseMigrator = migrator) throws {
    let unknown = try pool.read(migrator.appliedIdentifiers).subtracting(migrator.migrations)
    if let oneWay = unknown.sorted().first(where: { $0.hasSuffix(oneWayMark) }) {
      throw StoreError.unreadable(
        reason: "a newer version took a step with this database that cannot be taken back: \(oneWay)")
    }
    try migrator.migrate(pool)
  }
}
