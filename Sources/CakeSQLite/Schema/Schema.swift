import GRDB

/// The database's layout, as a row of steps that is only ever added to.
enum Schema {
  /// All steps, the first first. One that was released is never changed: the next one mends it.
  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("001 orders", migrate: createOrders)
    migrator.registerMigration("002 messages", migrate: createMessages)
    migrator.registerMigration("003 registers", migrate: createRegisters)
    migrator.registerMigration("004 set back clocks", migrate: addPostponedAt)
    migrator.registerMigration("005 key runs", migrate: countKeyRuns)
    migrator.registerMigration("006 sign-in links", migrate: createSignInLinks)
    migrator.registerMigration("007 put-offs", migrate: addPutOffs)
    return migrator
  }()
}
